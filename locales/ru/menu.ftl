menu-summary = Сводка исполнения
menu-roadmaps = Дорожные карты
menu-people = Справочник и приглашения
menu-settings = Настройки
menu-help = Что умеет бот
menu-privacy = Мои данные и согласие
menu-review = На проверке

menu-summary = Сводка исполнения
menu-roadmaps = Дорожные карты

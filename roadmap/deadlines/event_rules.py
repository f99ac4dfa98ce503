"""Rules for what no calendar gives: other plans, events, terms counted from an event.

They run first, while unknown words are still tokens, since an event is named by such words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from roadmap.deadlines.engine import Build, Rule
from roadmap.deadlines.symbols import Token

UNITS: Final = {
    "DAY": "day",
    "HOUR": "hour",
    "WEEK": "week",
    "MONTH": "month",
    "YEAR": "year",
}


@dataclass(frozen=True, slots=True)
class OffsetNode:
    """A counted term; `anchor` is where the event stands in the printed text."""

    n: int
    unit: str
    dir: str
    bound: str
    anchor: tuple[int, int] | None


def _true(_: Sequence[Token]) -> bool:
    return True


def _last(run: Sequence[Token]) -> bool | None:
    return True if run[0].value == -1 else None


def _offset(direction: str, bound: str, n: int | None = None, unit: str | None = None) -> Build:
    def build(run: Sequence[Token]) -> OffsetNode | None:
        head = _before_anchor(run)
        compound = next((token.value for token in head if token.kind == "TERM_OF"), None)
        printed = next((UNITS[token.kind] for token in head if token.kind in UNITS), "day")
        if any(token.kind == "WORKING" for token in head):
            printed = {"day": "workday", "hour": "workhour"}.get(printed, printed)
        numbers = [token.value for token in head if token.kind == "N"]
        number = n if n is not None else (numbers[-1] if numbers else 1)
        if any(token.kind == "HALFYEAR" for token in head):
            number, printed = 6, "month"
        if number < 0:
            return None
        if compound is not None:
            number, printed = compound
        return OffsetNode(number, unit or printed, direction, bound, _anchor(run, len(head)))

    return build


def _counted_term(run: Sequence[Token]) -> tuple[int, str] | None:
    """Put together "трех дневный" and "3-х дневный", which are written in two words."""
    count, (length, unit) = run[0].value, run[-1].value
    return (count, unit) if length == 1 and count > 0 else None


_MARKS: Final = {"SINCE", "UNTIL", "TOWARDS"}


def _before_anchor(run: Sequence[Token]) -> Sequence[Token]:
    for index, token in enumerate(run):
        if token.kind in _MARKS and index > 0:
            return run[: index + 1]
        if token.kind in {"W", "EVENT"}:
            return run[:index]
    return run


def _anchor(run: Sequence[Token], head: int) -> tuple[int, int] | None:
    mark = run[head - 1]
    start = mark.value if mark.kind == "SINCE" and isinstance(mark.value, int) else None
    if start is None and head < len(run):
        start = run[head].start
    return None if start is None else (start, run[-1].end)


def _since(run: Sequence[Token]) -> int | str:
    # "по окончании X": the finishing itself is the event, so it belongs to the anchor.
    return run[-1].start if run[-1].kind == "FINISH" else run[-1].kind


# What may stand between a preposition and the word that decides.
_FILL: Final = (
    "(?:W|SCHOOL|CALENDAR|WORKING|PLANNED|SPAN_WORD|STEADY|PLAN|SET|EACH|AND|N|REALIZE|COMMA"
    "|EVENT|ORDER|EVERY|RESULT|CURRENT|WEEKDAY|REPORTED|PERIOD)"
)
_ON_YEARS: Final = (
    "(?:(?:W|SCHOOL|CALENDAR|WORKING|PLAN|REALIZE|ORDER|EVENT|RESULT|EVERY)* "
    "(?:ON|OF) (?:N|CURRENT|EACH|NEXT)? (?:Y|YEARS|SLASHYEARS|DMY)? "
    "(?:SCHOOL|CALENDAR|HALF|QUARTER)? (?:YEAR|MONTH|WEEK)?)?"
)
_AFTER_A_YEAR: Final = "(?:(?<=Y)|(?<=Y YEAR)|(?<=DMY)|(?<=DMY YEAR)|(?<=MY)|(?<=MY YEAR))"
_SCHOOL_YEAR: Final = "(?:Y YEAR?|(?:YEARS|SLASHYEARS) (?:SCHOOL YEAR)?)?"
# Where a date of its own begins: an event's name ends before it.
_DATE: Final = "(?:IN|FROM|TOWARDS|ALONG)? (?:N (?:(?:COMMA|AND|DASH) N)*)? (?:MON|DMY|DM|MY)"
_REST: Final = (
    "(?:(?:[^OPEN CLOSE SEMI BUT THEN COMMA DASH UNTIL ALONG AND FREQUENCY]|AND(?!NOT|FREQUENCY|EVERY)"
    f"|(?:UNTIL|ALONG)(?!N? (?:MON|DMY|DM|MY|Y))|OPEN W{{1,4}} CLOSE (?=W)|OPEN W CLOSE|DASH(?!UNTIL|NOT LATER|{_DATE})"
    "|COMMA(?!NOT|BUT|UNTIL|EVERY|EACH|N (?:DASH N)? TIME_OF|TIME_OF|FREQUENCY|AND NOT|AND UNTIL"
    f"|{_DATE}))+)"
)
_KIND: Final = "(?:WORKING|CALENDAR|SCHOOL)?"
_UNIT: Final = "(?:DAY|HOUR|WEEK|MONTH|HALFYEAR|YEAR)"
_COUNTED: Final = f"N {_KIND} {_UNIT}"
_TERM: Final = f"N? {_KIND} {_UNIT}"
_THAN: Final = "COMMA? THAN?"
_SINCE: Final = f"(?:SINCE {_REST}?)"
_PERIOD_WORDS: Final = "(?:EACH? (?:SCHOOL|TERM|QUARTER|HALF|YEAR|MONTH|WEEK)|N|Y|YEARS|SLASHYEARS)"
_NO_YEARS: Final = "(?!Y|YEARS|SLASHYEARS)"
_DATES: Final = "(?:DMY|DM|MY|N|MON|Y|YEARS|SLASHYEARS)"

_POINT: Final = "(?:BEGIN|END|FINISH|EXPIRY|MOMENT|SPAN_WORD|DAY)"
_TAIL: Final = "(?:W|ORDER|PLAN|PLANNED|RESULT|EVENT)*"
_WHOLE: Final = "(?:WHOLE|SCHOOL|CALENDAR|CURRENT|REPORTED|W)*"
# Words of an event's name that begin no date.
_NAME: Final = (
    "(?:(?:W|SCHOOL|DAY|WEEK|MONTH|EVENT|EACH|WORKING|PLANNED|BEGIN|FINISH|RESULT|SEASON|REALIZE)+)"
)

# fmt: off
EVENT_RULES: Final = (
    Rule("TERM_OF", "N DASH? TERM_OF (?=SPAN_WORD)", _counted_term, "в трех дневный срок"),
    Rule("N", "N OPEN N CLOSE (?=DATE|MON)", lambda run: run[0].value, "до 28 (29) числа"),
    Rule("W", "BEFORE PERIOD FROM BEGIN (?:SCHOOL|CALENDAR|CURRENT|REPORTED)* YEAR", _true, "нарастающим итогом за период с начала года"),
    Rule("ORDER", "ORDER W* OF (?:DMY|DM|N MON Y? YEAR?)", _true, "приказа от 10.02.2023 № 54"),
    Rule("N", "(?<=BEFORE|COURSE|LATER|THROUGH|MORE) N DASH N (?=(?:WORKING|CALENDAR|SCHOOL)? (?:DAY|HOUR|WEEK|MONTH))", lambda run: run[-1].value, "за 2-3 дня до начала"),
    Rule("SINCE", "(?:(?:FROM|OF) (?:DAY|MOMENT))? COMMA? NEXT BEFORE DAY", _since, "в течение 3 дней, следующих за днем проведения"),
    Rule("SINCE", "(?<=SPAN_WORD|DAY|WEEK|MONTH|HOUR) ALONG EXPIRY (?!N)", _since, "в 10-дневный срок по истечении срока"),
    Rule("W", "OPEN FROM REGARD [^CLOSE]* CLOSE", _true, "(с учетом праздничных дней, 3 и 4 ноября)"),
    Rule("SINCE", "AFTER DAY (?=W|EVENT)", _since, "после дня опубликования"),
    Rule("SINCE", "(?<=DAY|WEEK|MONTH|HOUR)(?<!IN DAY) FROM (?=BEGIN|FINISH|W|EVENT)", _since, "в течение 5 дней с начала учебного года"),
    Rule("SINCE", "(?:FROM|OF) (?:DAY|MOMENT)", _since, "со дня получения"),
    Rule("OFFSET", f"AFTER EXPIRY {_TERM} {_REST}?", _offset("after", "from"), "после истечения 10 дней"),
    Rule("SINCE", f"AFTER (?!{_DATES}|(?:FINISH)? EACH {_KIND} {_PERIOD_WORDS})", _since, "после проведения"),
    Rule("SINCE", f"(?:ALONG|AFTER) FINISH (?!{_PERIOD_WORDS})", _since, "по окончании мероприятия"),
    Rule("W", "EXCEPT (?:W|SEASON)* HOLIDAYS", _true, "исключая летние каникулы"),
    Rule("UNTIL", f"N SPAN_WORD (?:DASH|COLON)? (?={_DATE})", _last, "крайний срок – 15 ноября"),
    Rule("SPAN_WORD", "N SPAN_WORD", _last, "крайний срок до 15 ноября"),
    # Terms counted back from an event.
    Rule("OFFSET", f"NOT EARLIER {_THAN} BEFORE N {_KIND} {_UNIT}? (?:COMMA|AND|BUT)* NOT LATER {_THAN} BEFORE {_TERM} UNTIL {_REST}", _offset("before", "at-least"), "не ранее чем за 10 и не позднее чем за 5 дней до начала"),
    Rule("OFFSET", f"NOT (?:LATER|LESS) {_THAN} BEFORE {_TERM} (?:(?:UNTIL|TOWARDS) {_REST})?", _offset("before", "at-least"), "не позднее чем за 3 дня до начала"),
    Rule("OFFSET", f"MINIMUM BEFORE {_TERM} UNTIL {_REST}", _offset("before", "at-least"), "минимум за 5 дней до начала"),
    Rule("OFFSET", f"NOT (?:EARLIER|MORE) {_THAN} BEFORE {_TERM} UNTIL {_REST}", _offset("before", "within"), "не ранее чем за 10 дней до начала"),
    Rule("OFFSET", f"BEFORE {_TERM} UNTIL {_REST}", _offset("before", "exact"), "за неделю до начала"),
    Rule("OFFSET", f"NOT (?:LATER|LESS) {_THAN} {_TERM} UNTIL {_REST}", _offset("before", "at-least"), "не позднее 1 месяца до начала"),
    Rule("OFFSET", f"(?<!TIME_OF)(?<!TIMES) BEFORE {_COUNTED}", _offset("before", "exact"), "за 3 дня"),
    Rule("OFFSET", f"{_COUNTED} UNTIL {_REST}", _offset("before", "exact"), "3 дня до начала"),
    Rule("OFFSET", f"EVE (?:{_REST})?", _offset("before", "exact", 1, "day"), "накануне экзамена"),
    # Terms counted on from an event.
    Rule("OFFSET", f"NOT LESS {_THAN} IN? COURSE {_COUNTED} {_SINCE}?", _offset("after", "at-least"), "не менее чем в течение 15 дней"),
    Rule("OFFSET", f"NOT LESS {_THAN} {_COUNTED} {_SINCE}", _offset("after", "at-least"), "в срок не менее 10 дней со дня размещения"),
    Rule("OFFSET", f"IN? COURSE {_COUNTED} (?!IN? MON|{_PERIOD_WORDS}) {_SINCE}?", _offset("after", "within"), "в течение 10 рабочих дней со дня получения"),
    Rule("OFFSET", f"IN? COURSE {_KIND} {_UNIT} {_SINCE}", _offset("after", "within"), "в течение месяца со дня получения"),
    Rule("OFFSET", "IN? COURSE (?:WORKING|CURRENT)? (?:DAY|HOUR|WEEK|HALFYEAR)", _offset("after", "within"), "в течение дня"),
    Rule("OFFSET", "(?:UNTIL|TOWARDS) (?:END|FINISH) WORKING? DAY", _offset("after", "within", 1), "до конца рабочего дня"),
    Rule("OFFSET", "IN SAME+ DAY", _offset("after", "exact", 0), "в тот же день"),
    Rule("OFFSET", f"(?<=HOUR|TIME) DAY (?:W|EVENT) {_REST}?", _offset("after", "exact", 0), "не позднее 18:00 дня подачи"),
    Rule("OFFSET", "(?<!TIME_OF|TIMES|N) BEFORE (?:DAY|WEEK) (?=$|SEMI|OPEN|DASH|COMMA|CLOSE)", _offset("before", "exact"), "за сутки"),
    Rule("OFFSET", f"NOT (?:LATER|MORE) {_THAN} THROUGH {_TERM} {_SINCE}?", _offset("after", "within"), "не позднее чем через 3 дня после проведения"),
    Rule("OFFSET", f"(?:NOT LATER {_THAN}|UNTIL) N WORKING DAY (?=MONTH|NEXT)", _offset("after", "within"), "до 5 рабочего дня следующего месяца"),
    Rule("OFFSET", f"(?<=HOUR|TIME) NEXT {_KIND} DAY {_SINCE}?", _offset("after", "within", 1), "не позднее 12 часов следующего дня"),
    Rule("OFFSET", f"NOT LATER {_THAN} {_KIND} {_UNIT} {_SINCE}", _offset("after", "within"), "не позднее недели после проведения"),
    Rule("OFFSET", "IN? N WORKING DAY (?=EACH? MONTH|NEXT)", _offset("after", "within"), "в первый рабочий день месяца"),
    Rule("OFFSET", f"NOT LATER {_THAN} {_COUNTED} (?!OFFSET) {_SINCE}?", _offset("after", "within"), "не позднее 3 рабочих дней после проведения"),
    Rule("OFFSET", f"NOT LATER {_THAN} ON? NEXT {_KIND} DAY {_SINCE}?", _offset("after", "within", 1), "не позднее следующего дня"),
    Rule("OFFSET", f"NOT EARLIER {_THAN} THROUGH {_TERM} {_SINCE}?", _offset("after", "at-least"), "не ранее чем через 10 дней после проведения"),
    Rule("OFFSET", f"THROUGH {_TERM} {_SINCE}?", _offset("after", "exact"), "через 3 дня после проведения"),
    Rule("OFFSET", f"ALONG (?:EXPIRY {_TERM}|FINISH {_COUNTED}) {_SINCE}?", _offset("after", "from"), "по истечении 10 дней со дня подачи"),
    Rule("OFFSET", f"(?:IN SPAN_WORD COMMA?)? NOT MORE {_THAN} {_COUNTED} {_SINCE}?", _offset("after", "within"), "в срок не более 10 дней"),
    Rule("OFFSET", f"SPAN_WORD (?:DASH|COLON)? {_COUNTED} (?!IN? MON|{_PERIOD_WORDS}) {_SINCE}?", _offset("after", "within"), "срок – 10 рабочих дней"),
    Rule("OFFSET", f"UNTIL N {_KIND} DAY {_SINCE}?", _offset("after", "within"), "до 10 дней"),
    Rule("OFFSET", f"IN? TERM_OF SPAN_WORD {_SINCE}?", _offset("after", "within"), "в трехдневный срок"),
    Rule("OFFSET", f"{_COUNTED} {_SINCE}", _offset("after", "within"), "5 рабочих дней после проведения"),
    Rule("OFFSET", f"^OPEN? {_COUNTED} CLOSE? (?=$|SEMI|OPEN|DASH)", _offset("after", "within"), "10 рабочих дней"),
    Rule("OFFSET", f"ON NEXT {_KIND} DAY {_SINCE}?", _offset("after", "exact", 1), "на следующий день после проведения"),
    Rule("OFFSET", f"(?<!TIME_OF)(?<!TIMES) IN (?:W W?)? DAY (?:W|EVENT) (?:{_REST})?", _offset("after", "exact", 0), "в день проведения"),
    Rule("EVENTUAL", f"BEFORE N MINUTE UNTIL {_REST}", _true, "за 15 минут до начала"),
    # An event or a request.
    Rule("EVENTUAL", f"ALONG MEASURE (?:{_NAME}|PLAN|ORDER|SET|AND (?=W|EVENT)|ALONG (?=ORDER))*", _true, "по мере необходимости"),
    Rule("EVENTUAL", "(?:ALONG|AT|IN CASE) (?:W|EACH|SET|CURRENT|PERIOD|RESULT){0,3} EVENT", _true, "по письменному запросу"),
    Rule("EVENTUAL", f"IN CASE {_REST}", _true, "в случае отмены занятий"),
    Rule("CONDITIONAL", f"AT CONDITION {_NAME}?", _true, "при наличии свободных мест"),
    Rule("CONDITIONAL", "ALONG RESULT REPORTED PERIOD", _true, "по итогам отчетного периода"),
    Rule("EVENTUAL", "AT EACH? W", _true, "при проведении мероприятия"),
    Rule("EVENTUAL", "(?:^|(?<=COLON)) ON (?:EACH|SCHOOL|PLANNED|WORKING|W)* W (?=$|SEMI|OPEN|DASH|CLOSE)", _true, "на родительских собраниях"),
    # No end but the roadmap's own.
    Rule("ALL_ALONG", f"IN? COURSE {_WHOLE} (?:YEAR|MONTH|HALF|TERM|QUARTER|SPAN_WORD|PERIOD (?!FROM)) (?:REALIZE {_TAIL})? {_NO_YEARS}", _true, "в течение всего периода"),
    Rule("ALL_ALONG", f"(?:ON|BEFORE|IN)? WHOLE (?:SCHOOL|CALENDAR)* (?:PERIOD|YEAR|SPAN_WORD) (?:REALIZE {_TAIL})? (?!FROM) {_NO_YEARS}", _true, "весь период"),
    Rule("ALL_ALONG", f"(?:(?:IN|ON)? (?:PERIOD|COURSE|SPAN_WORD) {_WHOLE}|IN (?:W|DURING)|(?:UNTIL|TOWARDS) (?:END|FINISH)) REALIZE {_TAIL}", _true, "период реализации"),
    Rule("ALL_ALONG", "(?:ON|IN) STEADY BASIS", _true, "на постоянной основе"),
    Rule("ALL_ALONG", f"(?:ON|IN)? WHOLE DURING (?:REALIZE {_TAIL})?", _true, "всё время"),
    Rule("ALL_ALONG", "ALWAYS", _true, "постоянно"),
    # Another plan; one in brackets is a note beside a date.
    Rule("NOTED_PLAN", f"OPEN (?:ACCORDING|ALONG|IN ACCORDING (?:FROM|IN)?) {_FILL}{{0,9}} (?:PLAN|ORDER) {_NAME}? {_ON_YEARS} CLOSE", _true, "февраль 2024 (по плану)"),
    Rule("NOTED_PLAN", "OPEN W* SPAN_WORD COMMA? W* SET W* CLOSE", _true, "апрель (дата будет сообщена дополнительно)"),
    Rule("EXTERNAL", f"IN? ACCORDING (?:FROM|IN)? {_FILL}{{0,9}} (?:PLAN|ORDER) {_ON_YEARS}", _true, "в соответствии с утвержденным графиком"),
    Rule("EXTERNAL", "IN? ACCORDING FROM? W{0,3} SPAN_WORD (?:COMMA? SET)?", _true, "в соответствии со сроками министерства"),
    Rule("EXTERNAL", f"ALONG {_FILL}{{0,5}} (?:PLAN|ORDER) {_ON_YEARS}", _true, "по отдельному графику ОО"),
    Rule("EXTERNAL", "IN? SPAN_WORD COMMA? W? SET", _true, "в сроки, установленные министерством"),
    Rule("EXTERNAL", "IN? SET W? (?:SPAN_WORD|PLAN)", _true, "в установленные сроки"),
    Rule("EXTERNAL", "IN PLANNED PLAN", _true, "в плановом порядке"),
    Rule("EXTERNAL", f"(?<!WORKING|AT_ONCE) PLAN {_ON_YEARS}", _true, "график проведения"),
    # Events that say nothing where a plan or a date stands too.
    Rule("EVENTUAL", "IN (?:WORKING|AT_ONCE) PLAN", _true, "в рабочем порядке"),
    Rule("EVENTUAL", f"(?:UNTIL|TOWARDS) {_POINT}? (?:SCHOOL|EACH|WORKING|PLANNED)* (?:W|EVENT|SET|REALIZE)+ (?!{_DATES}|SCHOOL YEAR|SCHOOL? (?:TERM|QUARTER|HALF))", _true, "до начала экзаменов"),
    Rule("EVENTUAL", "IN? ACCORDING FROM? W{0,4} EVENT", _true, "в соответствии с поданной заявкой"),
    Rule("EVENTUAL", f"(?:UNTIL|ALONG|AFTER) EXPIRY SPAN_WORD? {_NAME}?", _true, "по истечении срока"),
    Rule("EVENTUAL", "EVENT", _true, "необходимость"),
    Rule("EVENTUAL", "AT_ONCE", _true, "незамедлительно"),
    Rule("NAMED", f"{_AFTER_A_YEAR} (?:COMMA|OPEN|DASH)? ALONG (?:RESULT|FINISH) (?:SCHOOL|CALENDAR|CURRENT|REPORTED)* YEAR CLOSE? {_NO_YEARS}", _true, "июнь 2024 г., по итогам учебного года"),
    Rule("NAMED", "(?:^|(?<=COLON)) ALONG (?:RESULT|FINISH) (?:SCHOOL|CALENDAR|CURRENT|REPORTED)* YEAR (?:COMMA|COLON|DASH)* (?=(?:UNTIL|IN|FROM|TOWARDS)? (?:(?:N|MON DASH)? MON Y|DMY|MY))", _true, "по итогам учебного года – июнь 2024 г."),
    Rule("EVENTUAL", f"ALONG RESULT (?!{_PERIOD_WORDS}) (?:{_REST})?", _true, "по итогам проведения ВПР"),
    Rule("EVENTUAL", f"SINCE (?:{_REST})?", _true, "после проведения мероприятия"),
    Rule("EVENTUAL", f"AHEAD (?!(?:BEGIN|EACH) {_PERIOD_WORDS}) {_REST}", _true, "перед началом смены"),
    Rule("HOLIDAY", f"(?:IN|ON)? PERIOD (?:W|SEASON)* HOLIDAYS {_SCHOOL_YEAR}", _true, "в период летних каникул"),
    Rule("EVENTUAL", f"(?:IN|ON)? PERIOD W (?:{_REST})?", _true, "в период проведения ГИА"),
    Rule("EVENTUAL", f"IN DAY FROM (?:W|EVENT) {_NAME}?", _true, "в дни с гололедицей"),
    Rule("HOLIDAY", f"IN? (?:(?:W|SEASON) (?:(?:AND|COMMA) (?:W|SEASON))*)? HOLIDAYS W? {_SCHOOL_YEAR}", _true, "в каникулярное время"),
    Rule("EVENTUAL", f"(?:IN|ON) DURING (?!EXTERNAL|PLAN) {_NAME}", _true, "во время экзаменов"),
    Rule("EVENTUAL", f"IN SPAN_WORD {_NAME}", _true, "в сроки проведения ВПР"),
    Rule("EVENTUAL", f"IN? COURSE WHOLE? W {_NAME}?", _true, "в течение отопительного сезона"),
    Rule("EXTERNAL", f"IN? ACCORDING FROM? {_NAME}", _true, "согласно условиям договора"),
)
# fmt: on

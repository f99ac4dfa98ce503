"""Writes the corpus: `python -m tests.roadmap.intake.corpus.make`.

Every file carries one trap or a few that come together; who the people and places are is invented.
The texts in ../data/ are typed by hand and are not made here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.roadmap.intake.corpus import (
    amending_orders,
    bad_files,
    pdf_traps,
    plan_traps,
    sheet_traps,
    text_traps,
    word_traps,
    wrapped_traps,
)

HERE = Path(__file__).parent

_WORD: tuple[Callable[[], bytes], ...] = (
    word_traps.automatic_numbers,
    word_traps.merged_down,
    word_traps.headings,
    word_traps.two_storeys,
    word_traps.odd_spaces,
    word_traps.tracked_changes,
    word_traps.footnotes,
    word_traps.text_box,
    word_traps.nested_table,
    word_traps.other_tables,
    word_traps.split_row,
    word_traps.stamp,
    word_traps.act_head_in_table,
    word_traps.merged_across,
    word_traps.page_numbers,
    amending_orders.amending_words,
    amending_orders.amending_edition,
    amending_orders.amending_mixed,
)
_PDF = (
    pdf_traps.broken_pages,
    pdf_traps.no_repeated_header,
    pdf_traps.merged_down,
    pdf_traps.open_sides,
    pdf_traps.level_rules,
    pdf_traps.broken_lists,
    pdf_traps.merged_over_pages,
    pdf_traps.unruled,
    pdf_traps.filled_rows,
    pdf_traps.turned,
)
_TEXT = (
    text_traps.page_number_in_cell,
    text_traps.quarters,
    text_traps.quarters_without_header,
    text_traps.box_drawn,
    text_traps.plus_drawn,
    text_traps.scanned,
)
_PLANS = (
    plan_traps.months_as_rows,
    plan_traps.months_under_sections,
    plan_traps.days_of_months,
    plan_traps.one_month,
    plan_traps.headings_in_titles,
    plan_traps.week_columns,
    plan_traps.year_columns,
    plan_traps.groups,
    plan_traps.numbered_titles_in_groups,
    plan_traps.storeys_without_known_words,
    plan_traps.holder_in_heading,
    plan_traps.control,
    plan_traps.council,
    plan_traps.times,
    plan_traps.order_without_blank_lines,
    plan_traps.order_without_numbers,
    plan_traps.numbered_school_in_stamp,
    plan_traps.head_of_two_posts,
    plan_traps.order_without_ordering_word,
    plan_traps.title_in_table,
    plan_traps.escaped_markup,
    plan_traps.sections_inside_sections,
    plan_traps.organisers,
    plan_traps.approved_by_decision,
    plan_traps.quarters_as_rows,
    plan_traps.start_without_a_day,
    plan_traps.august_first,
    plan_traps.government,
    plan_traps.stamps_side_by_side,
    plan_traps.title_over_its_school,
    plan_traps.founder_over_institution,
    plan_traps.approved_by_director,
    plan_traps.points_alone,
    plan_traps.plan_in_another_file,
    plan_traps.holders_with_deadlines,
)


def files() -> dict[str, bytes]:
    """Each file's path under this folder, and its bytes."""
    made = {f"word/{trap.__name__}.docx": trap() for trap in _WORD}
    made |= {f"pdf/{trap.__name__}.pdf": trap() for trap in _PDF}
    made |= {f"text/{trap.__name__}.txt": trap() for trap in _TEXT}
    made |= {f"plans/{trap.__name__}.txt": trap() for trap in _PLANS}
    made |= {
        "word/macros.docm": bad_files.macros(),
        "sheets/conditions.xlsx": sheet_traps.conditions(),
        "sheets/old_workbook.xls": sheet_traps.old_workbook(),
        "sheets/open_sheet.ods": sheet_traps.open_sheet(),
        "sheets/open_text.odt": sheet_traps.open_text(),
        "sheets/order_with_a_list.odt": sheet_traps.order_with_a_list(),
    }
    made |= {f"wrapped/{name}": data for name, data in wrapped_traps.wrapped_files().items()}
    return made | {f"bad/{name}": data for name, data in bad_files.bad_files().items()}


def main() -> None:
    """Write every file where it belongs."""
    for name, data in files().items():
        path = HERE / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()

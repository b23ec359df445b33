// SPDX-License-Identifier: EUPL-1.2
/* The reader: scrolling, links, search in the page, the place being read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "../../../src/tui/widgets/reader.h"
#include "../../support/paper.h"

static const char page_text[] =
	"# Titre\n\nUn premier paragraphe avec un [lien](page:un) et l’[ACI](sigle:ACI).\n\n"
	"## Partie\n\nAutre texte, [second lien](page:deux), encore un peu de texte pour la suite.\n\n"
	"- un point\n- un autre point sur l’accès\n\n## Fin\n\nDernier paragraphe : l’accès pour tous.\n";

static struct paper *sheet;
static struct reader *r;
static struct rect where = {0, 0, 8, 41};

static int start(void **state)
{
	(void)state;
	AUTO_PROBLEMS p = {0};
	doc *d;
	sheet = paper_new(20, 60);
	assert_int_equal(doc_read_markdown(sheet, &d, page_text, strlen(page_text), &p), 0);
	r = reader_new(sheet, d, NULL);
	reader_layout(r, where);
	return 0;
}

static int stop(void **state)
{
	(void)state;
	paper_free(sheet);
	return 0;
}

static void draw(void)
{
	paper_blank(sheet);
	reader_draw(r, true);
}

static void cursor_is(int y, int x)
{
	int cy, cx;
	paper_cursor(sheet, &cy, &cx);
	assert_int_equal(cy, y);
	assert_int_equal(cx, x);
}

static void begins_at_its_title(void **state)
{
	(void)state;
	draw();
	assert_string_equal(paper_line(sheet, 0), " Titre");
	cursor_is(0, READER_GUTTER);
}

static void the_page_moves_then_the_line(void **state)
{
	(void)state;
	reader_act(r, ACT_DOWN);
	draw();
	cursor_is(0, READER_GUTTER);
	assert_string_not_equal(paper_line(sheet, 0), " Titre");
	reader_act(r, ACT_LAST);
	draw();
	cursor_is(7, READER_GUTTER);
	assert_non_null(strstr(paper_line(sheet, 7), "tous."));
	reader_act(r, ACT_FIRST);
	draw();
	cursor_is(0, READER_GUTTER);
	assert_string_equal(paper_line(sheet, 0), " Titre");
}

static void tab_goes_from_link_to_link(void **state)
{
	(void)state;
	assert_null(reader_here(r));
	assert_true(reader_act(r, ACT_NEXT));
	assert_string_equal(reader_here(r), "page:un");
	draw();
	int y, x;
	paper_cursor(sheet, &y, &x);
	assert_int_equal(paper_role(sheet, y, x), ROLE_FOCUS);
	assert_true(paper_line(sheet, y)[0] == '>');
	reader_act(r, ACT_NEXT);
	assert_string_equal(reader_here(r), "sigle:ACI");
	reader_act(r, ACT_NEXT);
	assert_string_equal(reader_here(r), "page:deux");
	assert_false(reader_act(r, ACT_NEXT));
	reader_act(r, ACT_PREVIOUS);
	assert_string_equal(reader_here(r), "sigle:ACI");
	assert_false(reader_back(r)); /* alone on its line, it stays what Enter opens */
	reader_layout(r, (struct rect){0, 0, 8, 60});
	assert_true(reader_act(r, ACT_FIRST));
	assert_true(reader_act(r, ACT_NEXT));
	assert_true(reader_back(r));
	assert_null(reader_here(r));
	assert_false(reader_back(r));
}

/* What is lit already is not gone to once more. */
static void tab_leaves_the_only_link_of_the_line(void **state)
{
	(void)state;
	reader_find(r, "second lien");
	assert_string_equal(reader_here(r), "page:deux");
	assert_false(reader_act(r, ACT_NEXT));
	assert_true(reader_act(r, ACT_PREVIOUS));
	assert_string_equal(reader_here(r), "sigle:ACI");
}

static void links_by_number(void **state)
{
	(void)state;
	assert_int_equal(reader_links(r), 2);
	assert_string_equal(reader_link(r, 1), "page:un");
	assert_string_equal(reader_link(r, 2), "page:deux");
	assert_null(reader_link(r, 3));
	assert_true(reader_show_link(r, 1));
	assert_null(reader_here(r));
	assert_false(reader_show_link(r, 2));
	assert_string_equal(reader_here(r), "page:deux");
	assert_true(reader_show_link(r, 2));
}

static void search_in_the_page(void **state)
{
	(void)state;
	assert_int_equal(reader_find(r, "ACCES"), 2);
	draw();
	int y, x;
	paper_cursor(sheet, &y, &x);
	assert_non_null(strstr(paper_line(sheet, y), "un autre point"));
	assert_true(paper_line(sheet, y)[0] == '>');
	reader_act(r, ACT_FIND_NEXT);
	draw();
	paper_cursor(sheet, &y, &x);
	assert_non_null(strstr(paper_line(sheet, y), "Dernier"));
	reader_act(r, ACT_FIND_NEXT);
	draw();
	paper_cursor(sheet, &y, &x);
	assert_non_null(strstr(paper_line(sheet, y), "un autre point"));
	assert_int_equal(reader_find(r, "introuvable"), 0);
	assert_int_equal(reader_find(r, ""), 0);
}

static void the_place_survives_another_width(void **state)
{
	(void)state;
	reader_find(r, "Autre texte");
	char *before = reader_position(sheet, r);
	assert_string_equal(before, "partie+2");
	reader_layout(r, (struct rect){0, 0, 8, 25});
	draw();
	int y, x;
	paper_cursor(sheet, &y, &x);
	assert_non_null(strstr(paper_line(sheet, y), "Autre texte"));
	reader_act(r, ACT_FIRST);
	reader_go(r, before);
	assert_string_equal(reader_position(sheet, r), before);
	reader_go(r, "inconnu+400");
	reader_go(r, "");
	assert_string_equal(reader_position(sheet, r), "titre+0");
}

static void a_click_takes_the_link(void **state)
{
	(void)state;
	reader_act(r, ACT_NEXT);
	draw();
	int y, x;
	paper_cursor(sheet, &y, &x);
	reader_back(r);
	assert_true(reader_click(r, y, x + 1));
	assert_string_equal(reader_here(r), "page:un");
	assert_false(reader_click(r, 0, 30));
	assert_false(reader_click(r, 19, 3));
}

static void without_a_library_no_word_is_explained(void **state)
{
	(void)state;
	assert_false(reader_explain(r, "ACI"));
	assert_false(reader_act(r, ACT_WORD));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(begins_at_its_title, start, stop),
		cmocka_unit_test_setup_teardown(the_page_moves_then_the_line, start, stop),
		cmocka_unit_test_setup_teardown(tab_goes_from_link_to_link, start, stop),
		cmocka_unit_test_setup_teardown(tab_leaves_the_only_link_of_the_line, start, stop),
		cmocka_unit_test_setup_teardown(links_by_number, start, stop),
		cmocka_unit_test_setup_teardown(search_in_the_page, start, stop),
		cmocka_unit_test_setup_teardown(the_place_survives_another_width, start, stop),
		cmocka_unit_test_setup_teardown(a_click_takes_the_link, start, stop),
		cmocka_unit_test_setup_teardown(without_a_library_no_word_is_explained, start, stop),
	};
	i18n_start("fr");
	return cmocka_run_group_tests(tests, NULL, NULL);
}

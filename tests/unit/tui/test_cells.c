// SPDX-License-Identifier: EUPL-1.2
/* Text in the cells of a row, and where two rows differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include "../../../src/tui/cells.h"

enum { COLS = 8 };

static void put(struct cell *cells, int x, const char *text)
{
	cells_put(cells, COLS, x, ROLE_TEXT, text, strlen(text));
}

static void row_of(struct cell *cells, const char *text)
{
	cells_clear(cells, COLS);
	put(cells, 0, text);
}

/* Each cell's character; · for the second cell of a wide one. */
static void expect(const struct cell *cells, const wchar_t *expected)
{
	for (int x = 0; x < COLS; x++)
		assert_int_equal(cells[x].chars[0] ? cells[x].chars[0] : L'·', expected[x]);
}

static void text_takes_its_cells(void **state)
{
	(void)state;
	struct cell cells[COLS];
	row_of(cells, "été 日本");
	expect(cells, L"été 日·本·");
	row_of(cells, "plus long que la ligne");
	expect(cells, L"plus lon");
	cells_put(cells, COLS, 2, ROLE_FOCUS, "é", strlen("é"));
	expect(cells, L"plés lon");
	assert_int_equal(cells[2].role, ROLE_FOCUS);
	assert_int_equal(cells[3].role, ROLE_TEXT);
}

static void an_accent_joins_its_letter(void **state)
{
	(void)state;
	struct cell cells[COLS];
	row_of(cells, "e\u0301a");
	expect(cells, L"ea      ");
	assert_int_equal(cells[0].chars[1], 0x301);
	row_of(cells, "e\u0301\u0302\u0303\u0304\u0305\u0306");
	assert_int_equal(cells[0].chars[CELL_CHARS - 1], 0x304);
	assert_int_equal(cells[1].chars[1], 0);
	row_of(cells, "\u0301a");
	expect(cells, L"a       ");
}

static void half_a_wide_character_is_blank(void **state)
{
	(void)state;
	struct cell cells[COLS];
	row_of(cells, "a日b");
	put(cells, 2, "x");
	expect(cells, L"a xb    ");
	row_of(cells, "a日b");
	put(cells, 1, "x");
	expect(cells, L"ax b    ");
}

static void rows_differ_from_the_first_cell_to_the_last(void **state)
{
	(void)state;
	static const struct {
		const char *a, *b;
		int from, to;
	} cases[] = {
		{"abcdefgh", "abXdeXgh", 2, 6}, {"abc", "abcd", 3, 4},  {"Xbc", "abc", 0, 1},    {"abcdefgh", "abcdefgX", 7, 8},
		{"a日b", "a本b", 1, 3},         {"a日b", "axyb", 1, 3}, {"a日b", "a日c", 3, 4},  {"e\u0301", "e", 0, 1},
		{"日日", "a日b", 0, 4},
	};
	struct cell a[COLS], b[COLS];
	int from, to;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		row_of(a, cases[i].a);
		row_of(b, cases[i].b);
		assert_true(cells_differ(a, b, COLS, &from, &to));
		assert_int_equal(from, cases[i].from);
		assert_int_equal(to, cases[i].to);
		assert_false(cells_differ(a, a, COLS, &from, &to));
	}
	row_of(b, cases[0].a);
	cells_put(b, COLS, 3, ROLE_FOCUS, "d", 1);
	row_of(a, cases[0].a);
	assert_true(cells_differ(a, b, COLS, &from, &to));
	assert_int_equal(from, 3);
	assert_int_equal(to, 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_takes_its_cells),
		cmocka_unit_test(an_accent_joins_its_letter),
		cmocka_unit_test(half_a_wide_character_is_blank),
		cmocka_unit_test(rows_differ_from_the_first_cell_to_the_last),
	};
	i18n_start("fr");
	return cmocka_run_group_tests(tests, NULL, NULL);
}

// SPDX-License-Identifier: EUPL-1.2
/* The walk: every screen, prompt, dialog and form, by the keys that lead there, at the sizes people have. At each step: the cursor is on the
   focus; what is told by colour or reverse video is told by a sign too; no hint is missing; no text is cut. A new screen is one more row
   of the table, and a screen without its row fails the last test.

   A text is known to be cut by its last word: each word of the small window must be a word of the same screen in a window where
   everything fits. */
#include <carnet/base/strbuf.h>
#include <glob.h>
#include <unistd.h>
#include "walk.h"

enum { FULL_COLS = 80 };
static const struct size wide = {100, 240};

/* --- Nothing missing, nothing cut -------------------------------------------------------------------------------------- */

static bool is_rule(const char *line)
{
	return strncmp(line, "──", strlen("──")) == 0;
}

/* The lines of the hint bar, without the mark of the focus, each ended by the two spaces that part hints. */
static const char *hints_of(struct pty *p, int rows)
{
	strbuf *bar = sb_new(p);
	int y = rows;
	while (y > 0 && !is_rule(pty_line(p, y - 1)))
		y--;
	for (; y < rows; y++)
		sb_addf(bar, " %s  ", pty_line(p, y));
	for (char *mark; (mark = strstr(bar->s, " >"));)
		mark[1] = ' ';
	return bar->s;
}

/* The first word in focus. */
static const char *focus_of(struct pty *p)
{
	int y, x;
	pty_cursor(p, &y, &x);
	const char *mark = strchr(pty_line(p, y), '>');
	mark = mark ? mark + 1 + strspn(mark + 1, " ") : "";
	return mem_dupn(p, mark, strcspn(mark, " "));
}

/* Every hint of the wide window, where it is on the same thing (what scrolls by lines there is not), and the last one at the end. */
static void hints_are_whole(struct view *v, struct pty *large)
{
	const char *last = mem_printf(v->p, "  %s  ", v->place->last ? v->place->last : "F1 aide");
	const char *bar = hints_of(v->p, v->size.rows), *all = hints_of(large, wide.rows);
	const char *at = strstr(bar, last);
	if (!at || strspn(at + strlen(last), " ") != strlen(at + strlen(last)))
		fault(v, "the hints do not end with", last);
	if (strcmp(focus_of(v->p), focus_of(large)) != 0)
		return;
	for (const char *end; *(all += strspn(all, " ")); all = end) {
		end = strstr(all, "  ");
		const char *hint = mem_printf(v->p, " %.*s  ", (int)(end - all), all);
		if (!strstr(bar, hint))
			fault(v, "the hint is missing:", hint);
	}
}

/* What is of that window only: "↓ 4 lines further down", a link that stands on the first row, and a row with a door, which holds what it can and
   leads to the whole. */
static bool is_of_the_window(const char *line)
{
	const char *number = strchr(line, '[');
	return (number && number[1] >= '0' && number[1] <= '9') || strstr(line, "plus bas") || strstr(line, "au-dessus") || strstr(line, "↓ suite") || strstr(line, "Page bas suite") || strstr(line, "Entrée lire  1-9 lien") || strstr(line, " passages");
}

/* A line as words between spaces, without frames nor marks. */
static char *words_of(const void *parent, const char *line)
{
	static const char *const signs[] = {"─", "│", "┌", "┐", "└", "┘", "├", "┤", "↓", "↑", "›", ">", "!", "-", ".", NB, " … "};
	char *words = mem_printf(parent, " %s ", line);
	for (size_t i = 0; i < LENGTH(signs); i++)
		for (char *at = words; (at = strstr(at, signs[i]));)
			memset(at, ' ', strlen(signs[i]));
	return words;
}

static const char *all_words(struct pty *p, int rows)
{
	strbuf *all = sb_new(p);
	for (int y = 0; y < rows; y++)
		sb_add(all, words_of(all, pty_line(p, y)));
	return all->s;
}

/* What is written in one line begins so when it is scrolled to its caret. */
static bool has_an_ellipsis(const char *word)
{
	static const char end[] = "… ";
	size_t len = strlen(word);
	return strncmp(word, " …", strlen(" …")) == 0 || (len > sizeof end && strcmp(word + len - (sizeof end - 1), end) == 0);
}

/* "14/10/2026", where a wide window writes the day's name. */
static bool is_date(const char *word)
{
	return strspn(word, " /0123456789") == strlen(word) && strlen(word) == strlen(" 14/10/2026 ");
}

/* Above the first row, where the focus is when a list opens. */
static bool is_of_headings(struct view *v, int y)
{
	int at, x;
	pty_cursor(v->p, &at, &x);
	if (!v->first_row || at < v->first_row)
		v->first_row = at;
	return y == v->first_row - 1 && strcmp(v->place->screen, "list") == 0;
}

/* What a cell of a table or a field cannot hold has an ellipsis, and Enter shows it whole; so may an explanation in a narrow window. No key shows the rest of
   a heading. */
static bool may_be_cut(struct view *v, int y, const char *word)
{
	unsigned flags = v->size.cols < FULL_COLS ? CELLS | BRIEF : CELLS;
	return v->place->flags & flags && has_an_ellipsis(word) && !is_of_headings(v, y);
}

static void line_is_whole(struct view *v, int y, const char *all)
{
	for (const char *w = words_of(v->p, pty_line(v->p, y)); *(w += strspn(w, " ")); w += strcspn(w, " ")) {
		const char *word = mem_printf(v->p, " %.*s ", (int)strcspn(w, " "), w);
		if (!strstr(all, word) && !is_date(word) && !may_be_cut(v, y, word))
			fault(v, "a text is cut at", word);
	}
}

static void texts_are_whole(struct view *v, struct pty *large)
{
	const char *all = all_words(large, wide.rows);
	for (int y = 1; y < v->size.rows; y++) /* the title says once more what is below, and is cut first */
		if (!is_of_the_window(pty_line(v->p, y)))
			line_is_whole(v, y, all);
}

/* What the wide window says on that line, the small one says somewhere. */
static void told_whole(struct view *v, struct pty *large, int y)
{
	const char *all = all_words(v->p, v->size.rows);
	for (const char *w = words_of(v->p, pty_line(large, y)); *(w += strspn(w, " ")); w += strcspn(w, " ")) {
		const char *word = mem_printf(v->p, " %.*s ", (int)strcspn(w, " "), w);
		if (!strstr(all, word))
			fault(v, "only a wide window tells", word);
	}
}

/* What is told of the thing in focus stands on its line or ends just above the hints; as messages do. What is read page by page goes on. */
static void focus_is_told(struct view *v, struct pty *large)
{
	static const char *const read[] = {"guide", "detail", "help", "paper"};
	int last = wide.rows, y, x;
	for (size_t i = 0; i < LENGTH(read); i++)
		if (strcmp(v->place->screen, read[i]) == 0)
			return;
	while (!is_rule(pty_line(large, last - 1)))
		last--;
	told_whole(v, large, last - 2);
	pty_cursor(large, &y, &x);
	if (!(v->place->flags & CELLS))
		told_whole(v, large, y);
}

/* --- The walk ---------------------------------------------------------------------------------------------------------- */

static void look(struct view *v, struct pty *large)
{
	if (strcmp(pty_where(v->p), v->place->screen) != 0)
		fault(v, "this is another screen:", pty_where(v->p));
	cursor_on_focus(v);
	said_without_attributes(v, SCHEME_TERMINAL);
	if (v->place->flags & OTHER)
		return;
	hints_are_whole(v, large);
	texts_are_whole(v, large);
	if (strcmp(focus_of(v->p), focus_of(large)) == 0)
		focus_is_told(v, large);
}

static void walk(void **state)
{
	const struct place *place = *state;
	struct view large = arrive(place, wide), small[LENGTH(sizes)];
	int faults = 0;
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		small[i] = arrive(place, sizes[i]);
		expect_its_file(&small[i]);
	}
	for (int n = 0; n <= steps_of(place); n++) {
		for (size_t i = 0; i < LENGTH(sizes) && n; i++)
			go_on(&small[i]);
		if (n)
			go_on(&large);
		for (size_t i = 0; i < LENGTH(sizes); i++)
			look(&small[i], large.p);
	}
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		faults += small[i].faults;
		pty_free(small[i].p);
	}
	pty_free(large.p);
	assert_int_equal(faults, 0);
}

/* --- Nothing left out -------------------------------------------------------------------------------------------------- */

/* A row of the table with expected screens, which the walk compares. */
static void expect_row(const char *source, char *name)
{
	name[strcspn(name, "\"")] = '\0';
	for (size_t i = 0; i < LENGTH(places); i++)
		if (strcmp(places[i].screen, name) == 0 && places[i].file)
			return;
	fail_msg("%s: the screen «%s» has no row with a file in tests/e2e/places.h", source, name);
}

static void every_screen_has_a_row(void **state)
{
	static const char member[] = ".name = \"";
	glob_t found;
	char line[512];
	(void)state;
	assert_int_equal(glob("src/tui/screens/*.c", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		FILE *f = fopen(found.gl_pathv[i], "r");
		assert_non_null(f);
		while (fgets(line, sizeof line, f)) {
			char *at = strstr(line, member);
			if (at)
				expect_row(found.gl_pathv[i], at + sizeof member - 1);
		}
		fclose(f);
	}
	globfree(&found);
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(places) + 1] = {cmocka_unit_test(every_screen_has_a_row)};
	for (size_t i = 0; i < LENGTH(places); i++)
		tests[i + 1] = (struct CMUnitTest){places[i].screen, walk, NULL, NULL, (void *)(uintptr_t)&places[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

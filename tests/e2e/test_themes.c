// SPDX-License-Identifier: EUPL-1.2
/* The same walk in strong contrast and without colours: each cell is in a pair of its theme (test_contrast measures them), what is lit has
   its mark, and the text is the same. */
#include "walk.h"

struct dress {
	const char *settings, *no_color;
	enum scheme scheme;
	size_t nsizes; /* one where only attributes differ from what the walk sees at all of them */
};
static const struct dress contrast = {"display = contraste\n", "", SCHEME_CONTRAST, LENGTH(sizes)}, mono = {"", "1", SCHEME_MONO, 1};

static bool is_of(struct look l, enum scheme scheme)
{
	for (int role = 0; role < ROLES; role++)
		if (is_in(l, theme_style(scheme, (enum role)role)))
			return true;
	return false;
}

static void every_cell_is_of(struct view *v, enum scheme scheme)
{
	for (int y = 0; y < v->size.rows; y++)
		for (int x = 0; x < v->size.cols; x++)
			if (!is_of(pty_look(v->p, y, x), scheme)) {
				fault(v, "not in the colours of the theme", pty_line(v->p, y));
				break;
			}
}

static void walk(const struct place *place, const struct dress *d)
{
	int faults = 0;
	pty_settings(d->settings);
	setenv("NO_COLOR", d->no_color, 1);
	for (size_t i = 0; i < d->nsizes; i++) {
		struct view v = arrive(place, sizes[i]);
		if (!(place->flags & THEMED))
			expect_its_file(&v);
		for (int n = 0; n <= steps_of(place); n++) {
			if (n)
				go_on(&v);
			cursor_on_focus(&v);
			said_without_attributes(&v, d->scheme);
			every_cell_is_of(&v, d->scheme);
		}
		faults += v.faults;
		pty_free(v.p);
	}
	assert_int_equal(faults, 0);
}

static void in_contrast(void **state)
{
	walk(*state, &contrast);
}

static void without_colours(void **state)
{
	walk(*state, &mono);
}

int main(void)
{
	struct CMUnitTest tests[2 * LENGTH(places)];
	for (size_t i = 0; i < LENGTH(places); i++) {
		tests[2 * i] = (struct CMUnitTest){places[i].screen, in_contrast, NULL, NULL, (void *)(uintptr_t)&places[i]};
		tests[2 * i + 1] = (struct CMUnitTest){places[i].screen, without_colours, NULL, NULL, (void *)(uintptr_t)&places[i]};
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}

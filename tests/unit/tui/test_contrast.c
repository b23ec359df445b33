// SPDX-License-Identifier: EUPL-1.2
/* The theme «contraste»: each pair of colours keeps 7:1 (WCAG 2, level AAA) on the palettes people have. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include "../../../src/tui/theme.h"

enum { COLOURS = 16 };
static const struct palette {
	const char *name;
	unsigned rgb[COLOURS];
} palettes[] = {
	{"xterm", {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff,
	           0xff00ff, 0x00ffff, 0xffffff}},
	{"linux", {0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff,
	           0xff55ff, 0x55ffff, 0xffffff}},
	{"gnome", {0x171421, 0xc01c28, 0x26a269, 0xa2734c, 0x12488b, 0xa347ba, 0x2aa1b3, 0xd0cfcc, 0x5e5c64, 0xf66151, 0x33da7a, 0xe9ad0c, 0x2a7bde,
	           0xc061cb, 0x33c7de, 0xffffff}},
	{"tango", {0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf, 0x555753, 0xef2929, 0x8ae234, 0xfce94f, 0x729fcf,
	           0xad7fa8, 0x34e2e2, 0xeeeeec}},
	{"konsole", {0x232627, 0xed1515, 0x11d116, 0xf67400, 0x1d99f3, 0x9b59b6, 0x1abc9c, 0xfcfcfc, 0x7f8c8d, 0xc0392b, 0x1cdc9a, 0xfdbc4b, 0x3daee9,
	             0x8e44ad, 0x16a085, 0xffffff}},
	{"windows", {0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc, 0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff,
	             0xb4009e, 0x61d6d6, 0xf2f2f2}},
};

/* The light a colour gives, 0 to 1, as WCAG defines it. */
static double luminance(unsigned rgb)
{
	static const double shares[] = {0.0722, 0.7152, 0.2126}; /* blue, green, red */
	double sum = 0;
	for (size_t i = 0; i < LENGTH(shares); i++, rgb >>= 8) {
		double c = (rgb & 0xff) / 255.0;
		sum += shares[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double contrast(unsigned a, unsigned b)
{
	double x = luminance(a), y = luminance(b);
	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static void the_measure_is_the_known_one(void **state)
{
	(void)state;
	assert_true(fabs(contrast(0x000000, 0xffffff) - 21) < 0.001);
	assert_true(fabs(contrast(0x777777, 0xffffff) - 4.48) < 0.01);
}

static void every_pair_is_seven_to_one(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(palettes); i++)
		for (int role = 0; role < ROLES; role++) {
			const struct style *s = theme_style(SCHEME_CONTRAST, (enum role)role);
			assert_in_range(s->text, 0, COLOURS - 1);
			assert_in_range(s->ground, 0, COLOURS - 1);
			assert_false(s->dim);
			for (int colours = 8; colours <= COLOURS; colours += 8) {
				double ratio = contrast(palettes[i].rgb[theme_colour(s->text, colours)], palettes[i].rgb[theme_colour(s->ground, colours)]);
				if (ratio < 7)
					fail_msg("role %d: %.2f:1 on %s with %d colours", role, ratio, palettes[i].name, colours);
			}
		}
}

/* Where the colours are the person's own, no pair of two colours is ours: the accents are on their ground, and each has its sign or its words. */
static void the_other_themes_paint_no_ground(void **state)
{
	(void)state;
	for (int role = 0; role < ROLES; role++) {
		assert_int_equal(theme_style(SCHEME_TERMINAL, (enum role)role)->ground, COLOUR_OWN);
		assert_int_equal(theme_style(SCHEME_MONO, (enum role)role)->ground, COLOUR_OWN);
		assert_int_equal(theme_style(SCHEME_MONO, (enum role)role)->text, COLOUR_OWN);
	}
}

/* An accent is read on a dark window and on a light one: bold text, with its sign. */
static void accents_are_read_on_any_window(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(palettes); i++)
		for (int role = 0; role < ROLES; role++) {
			const struct style *s = theme_style(SCHEME_TERMINAL, (enum role)role);
			if (s->text == COLOUR_OWN)
				continue;
			unsigned rgb = palettes[i].rgb[s->text];
			assert_true(s->bold);
			if (contrast(rgb, palettes[i].rgb[0]) < 2.8 || contrast(rgb, 0xffffff) < 2.8)
				fail_msg("role %d is hard to read on %s", role, palettes[i].name);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_measure_is_the_known_one),
		cmocka_unit_test(every_pair_is_seven_to_one),
		cmocka_unit_test(accents_are_read_on_any_window),
		cmocka_unit_test(the_other_themes_paint_no_ground),
	};
	return cmocka_run_group_tests_name("tui/contrast", tests, NULL, NULL);
}

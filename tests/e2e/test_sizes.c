// SPDX-License-Identifier: EUPL-1.2
/* The screens that no other test draws at the three sizes people have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include "../support/pty.h"
#include "keys.h"

#define F1 "\033OP"
#define F3 "\033OR"

static const struct place {
	const char *name, *keys;
} places[] = {
	{"guide-page", "2"},
	{"search", F3 "comite"},
	{"help", F1},
	{"history", "6d1h"},
	{"day", "3a" F4},
	{"choice", "3f"},
	{"prompt", "3i"},
	{"question", "6féch" ENTER ENTER},
	{"dialog", "2e"},
	{"editor", "6a" TAB TAB TAB TAB ENTER "Deux lignes," ENTER "dont une ici."},
	{"import", "7" RIGHT RIGHT "i~/contacts.csv" ENTER},
	{"agenda-ticks", "3" ENTER "a\033[200~1. Budget\n2. Bilan\n\033[201~"},
};

static const struct size {
	int rows, cols;
} sizes[] = {{24, 80}, {20, 60}, {40, 120}};

static void drawn(void **state)
{
	const struct place *place = *state;
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		struct pty *p = pty_start(sizes[i].rows, sizes[i].cols, PTY_ARGS("--demo"), NULL);
		FILE *f = fopen(mem_printf(p, "%s/contacts.csv", pty_home(p)), "w");
		assert_non_null(f);
		fputs("Nom;Fonction\nClaire;coordinatrice\n", f);
		fclose(f);
		pty_keys(p, place->keys);
		pty_expect_screen(p, mem_printf(p, "%s-%dx%d", place->name, sizes[i].cols, sizes[i].rows));
		pty_free(p);
	}
}

int main(void)
{
	struct CMUnitTest tests[LENGTH(places)];
	for (size_t i = 0; i < LENGTH(places); i++)
		tests[i] = (struct CMUnitTest){places[i].name, drawn, NULL, NULL, (void *)(uintptr_t)&places[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

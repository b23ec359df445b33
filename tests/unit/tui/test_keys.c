// SPDX-License-Identifier: EUPL-1.2
/* The table of what keys do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include "../../../src/tui/doors.h"
#include <carnet/doc/render.h>
#include "../../../src/tui/keys.h"
#include "../../../src/tui/tui.h"
#include "../../support/paper.h"

static enum action action_of(enum context context, int code, bool typing)
{
	const struct binding *b = binding_find(context, &(struct key){.code = code}, typing, NULL, NULL);
	return b ? b->action : ACT_NONE;
}

static void digits_of_both_rows(void **state)
{
	static const int row[] = {L'à', '&', L'é', '"', '\'', '(', '-', L'è', '_', L'ç'};
	(void)state;
	for (int i = 0; i < 10; i++) {
		assert_int_equal(key_digit(&(struct key){.code = row[i]}), i);
		assert_int_equal(key_digit(&(struct key){.code = '0' + i}), i);
	}
	assert_int_equal(key_digit(&(struct key){.code = 'a'}), -1);
}

static void digits_choose_tabs_but_in_the_guide(void **state)
{
	(void)state;
	assert_int_equal(action_of(CTX_HOME, '3', false), ACT_TAB);
	assert_int_equal(action_of(CTX_HOME, '"', false), ACT_TAB);
	assert_int_equal(action_of(CTX_HOME, '9', false), ACT_NONE);
	assert_int_equal(action_of(CTX_GUIDE, '3', false), ACT_LINK);
	assert_int_equal(action_of(CTX_GUIDE, L'ç', false), ACT_LINK);
}

/* The row of keys that choose a tab ends with the last tab there is. */
static void no_digit_for_a_tab_that_is_not(void **state)
{
	(void)state;
	int last = 0;
	for (const struct tab *t = tabs; t->number; t++)
		last = t->number;
	for (const struct binding *b = key_bindings; b->key; b++)
		if (b->action == ACT_TAB)
			assert_int_equal(b->last, '0' + last);
}

/* The list of the help screen is 34 columns wide. */
static void labels_fit_in_the_help_list(void **state)
{
	(void)state;
	for (const struct binding *b = key_bindings; b->key; b++)
		if (b->label && !(b->flags & B_QUIET) && binding_words(b)->label_cols > 24)
			fail_msg("%s", binding_words(b)->label);
}

static void letters_are_text_while_typing(void **state)
{
	(void)state;
	for (int c = ' '; c < 0x250; c++)
		for (int context = 0; context < CONTEXTS; context++)
			assert_int_equal(action_of((enum context)context, c, true), ACT_NONE);
}

static void every_function_key_has_its_control_twin(void **state)
{
	static const struct {
		int f, twin;
		enum context context;
	} twins[] = {{K_F1, 'g', CTX_FRAME}, {K_F2, 's', CTX_FORM}, {K_F3, 'f', CTX_FRAME}, {K_F4, 'k', CTX_FORM}, {K_F6, 'n', CTX_FORM}, {K_F9, 'o', CTX_FRAME}};
	(void)state;
	for (size_t i = 0; i < LENGTH(twins); i++) {
		enum action a = action_of(twins[i].context, twins[i].f, true);
		assert_int_not_equal(a, ACT_NONE);
		assert_int_equal(action_of(twins[i].context, K_CTRL(twins[i].twin), true), a);
	}
}

/* Whatever the screen: a keyboard whose function keys are taken by something else does all that another does. */
static void no_action_has_a_function_key_alone(void **state)
{
	(void)state;
	for (const struct binding *b = key_bindings; b->key; b++) {
		bool other = b->key < K_F1 || b->key > K_F9;
		for (const struct binding *t = key_bindings; t->key && !other; t++)
			other = t->context == b->context && t->action == b->action && (t->key < K_F1 || t->key > K_F9);
		if (!other)
			fail_msg("%s in context %d", binding_words(b)->label, b->context);
	}
}

/* What is found by context is found by its first binding and those that follow. */
static void the_keys_of_a_context_stand_together(void **state)
{
	(void)state;
	size_t all[CONTEXTS] = {0};
	for (const struct binding *b = key_bindings; b->key; b++)
		all[b->context]++;
	for (int c = 0; c < CONTEXTS; c++) {
		size_t together = 0;
		for (const struct binding *b = bindings_of((enum context)c); b && b->key && (int)b->context == c; b++)
			together++;
		assert_true(together > 0);
		assert_int_equal(together, all[c]);
	}
}

static void modified_keys_are_not_plain_ones(void **state)
{
	(void)state;
	assert_null(binding_find(CTX_HOME, &(struct key){.code = K_UP, .mods = MOD_SHIFT}, false, NULL, NULL));
}

static bool only_notes(void *data, const struct binding *b)
{
	(void)data;
	return b->action == ACT_NOTE;
}

static void what_cannot_be_done_is_passed_over(void **state)
{
	(void)state;
	const struct key n = {.code = 'n'};
	assert_int_equal(action_of(CTX_GUIDE, 'n', false), ACT_FIND_NEXT);
	assert_int_equal(binding_find(CTX_GUIDE, &n, false, only_notes, NULL)->action, ACT_NOTE);
}

static void every_listed_binding_says_its_key_and_its_use(void **state)
{
	(void)state;
	i18n_start("fr");
	for (const struct binding *b = key_bindings; b->key; b++) {
		assert_in_range(b->context, 0, CONTEXTS - 1);
		if (b->flags & B_QUIET && !(b->flags & B_HINT))
			continue;
		assert_non_null(b->label);
		assert_true(binding_words(b)->shown_cols > 0 && binding_words(b)->label_cols > 0);
		assert_ptr_equal(binding_words(b)->label, binding_words(b)->label);
	}
}

/* The table of keys names a place for every context: one added without its words leaves a cell empty. */
static void the_table_of_keys_says_where(void **state)
{
	(void)state;
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	i18n_start("fr");
	doc *d = doc_new(tmp, "");
	tui_keys_doc(d);
	doc_to_markdown(b, d);
	assert_non_null(strstr(b->s, "| F3, /, Ctrl+F | chercher | partout |\n"));
	assert_non_null(strstr(b->s, "| Entrée | ouvrir | accueil, "));
	assert_null(strstr(b->s, "|  |"));
	assert_null(strstr(b->s, ", |"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digits_of_both_rows),
		cmocka_unit_test(digits_choose_tabs_but_in_the_guide),
		cmocka_unit_test(no_digit_for_a_tab_that_is_not), cmocka_unit_test(labels_fit_in_the_help_list),
		cmocka_unit_test(letters_are_text_while_typing),
		cmocka_unit_test(every_function_key_has_its_control_twin),
		cmocka_unit_test(no_action_has_a_function_key_alone),
		cmocka_unit_test(the_keys_of_a_context_stand_together),
		cmocka_unit_test(modified_keys_are_not_plain_ones),
		cmocka_unit_test(what_cannot_be_done_is_passed_over),
		cmocka_unit_test(every_listed_binding_says_its_key_and_its_use), cmocka_unit_test(the_table_of_keys_says_where),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

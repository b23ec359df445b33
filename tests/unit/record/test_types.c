// SPDX-License-Identifier: EUPL-1.2
/* What people type, what is stored, what they read back, for every type. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/record/record.h>
#include <carnet/record/registry.h>

static const choice scale[] = {{"non", "no"}, {"en projet", "planned", "en cours de projet"}, {"fait une fois", "done once"}, {NULL, NULL}};

static const struct type_case {
	const field_type *type;
	const char *typed, *stored, *printed, *edited; /* stored NULL: refused */
	int unit;
} cases[] = {
	{&t_text, "  Conseil d’administration ", "Conseil d’administration", "Conseil d’administration", "Conseil d’administration", 0},
	{&t_text, "deux\nlignes", NULL, NULL, NULL, 0},
	{&t_prose, "deux\nlignes", "deux\nlignes", "deux\nlignes", "deux\nlignes", 0},
	{&t_date, "2026-12-03", "2026-12-03", "jeu. 3 déc. 2026", "03/12/2026", 0},
	{&t_date, "3/12", "2026-12-03", "jeu. 3 déc. 2026", "03/12/2026", 0},
	{&t_date, "31/02/2026", NULL, NULL, NULL, 0},
	{&t_time, "18h30", "18:30", "18:30", "18:30", 0},
	{&t_time, "9h", "09:00", "09:00", "09:00", 0},
	{&t_time, "25h", NULL, NULL, NULL, 0},
	{&t_duration, "90", "90", "1 h 30", "90", 0},
	{&t_duration, "1h30", "90", "1 h 30", "90", 0},
	{&t_duration, "4", "240", "4 h", "4h00", 60},
	{&t_duration, "3h30", "210", "3 h 30", "3h30", 60},
	{&t_duration, "deux", NULL, NULL, NULL, 0},
	{&t_money, "12,5", "1250", "12,50 €", "12,50", 0},
	{&t_money, "1 234,50 €", "123450", "1 234,50 €", "1234,50", 0},
	{&t_money, "12,5O", NULL, NULL, NULL, 0},
	{&t_distance, "46,5", "46500", "46,5 km", "46,5", 0},
	{&t_distance, "800 m", "800", "0,8 km", "0,8", 0},
	{&t_distance, "loin", NULL, NULL, NULL, 0},
	{&t_rate, "0,636", "636", "0,636 €/km", "0,636", 0},
	{&t_rate, "0,6361", NULL, NULL, NULL, 0},
	{&t_integer, "42", "42", "42", "42", 0},
	{&t_integer, "38 500", "38500", "38\u00a0500", "38500", 0},
	{&t_integer, "4,2", NULL, NULL, NULL, 0},
	{&t_boolean, "Oui", "1", "oui", "oui", 0},
	{&t_boolean, "non", "0", "non", "non", 0},
	{&t_boolean, "peut-être", NULL, NULL, NULL, 0},
	{&t_choice, "En Projet", "en projet", "en projet", "en projet", 0},
	{&t_choice, "fait", "fait une fois", "fait une fois", "fait une fois", 0},
	{&t_choice, "planned", "en projet", "en projet", "en projet", 0},
	{&t_choice, "en cours de projet", "en projet", "en projet", "en projet", 0},
	{&t_choice, "jamais", NULL, NULL, NULL, 0},
	{&t_score, "2", "2", "fait une fois", "2", 0},
	{&t_score, "en projet", "1", "en projet", "1", 0},
	{&t_score, "7", NULL, NULL, NULL, 0},
	{&t_email, "nom@exemple.org", "nom@exemple.org", "nom@exemple.org", "nom@exemple.org", 0},
	{&t_email, "nom chez exemple", NULL, NULL, NULL, 0},
	{&t_email, "a@b.", NULL, NULL, NULL, 0},
	{&t_email, "a@.org", NULL, NULL, NULL, 0},
	{&t_email, "a@b.c", "a@b.c", "a@b.c", "a@b.c", 0},
	{&t_phone, "01 99 00 12 34", "01 99 00 12 34", "01 99 00 12 34", "01 99 00 12 34", 0},
	{&t_phone, "demain", NULL, NULL, NULL, 0},
	{&t_month_day, "1/9", "09-01", "01/09", "01/09", 0},
	{&t_month_day, "01-09", "09-01", "01/09", "01/09", 0},
	{&t_month_day, "1-9", "09-01", "01/09", "01/09", 0},
	{&t_month_day, "09-13", NULL, NULL, NULL, 0},
	{&t_month_day, "32/13", NULL, NULL, NULL, 0},
	{&t_dated_count, "2", "2", "2", "2", 0},
	{&t_dated_count, "2x2025-03-18,1x2025-03-19", "2x2025-03-18,1x2025-03-19", "2x2025-03-18,1x2025-03-19", "2x2025-03-18,1x2025-03-19", 0},
	{&t_dated_count, "2x2025-02-31", NULL, NULL, NULL, 0},
	{&t_dated_count, "deux", NULL, NULL, NULL, 0},
	{&t_dated_count, "+2", NULL, NULL, NULL, 0},
	{&t_dated_count, "-2", NULL, NULL, NULL, 0},
	{&t_dated_count, "12345", NULL, NULL, NULL, 0},
	{&t_dated_count, "2x2025-03-18,", NULL, NULL, NULL, 0},
	{&t_dated_count, "2x2025-03-181", NULL, NULL, NULL, 0},
	{&t_dated_count, "02", "2", "2", "2", 0},
	{&t_dated_count, "02x2025-03-18", "2x2025-03-18", "2x2025-03-18", "2x2025-03-18", 0},
	{&t_reference, " CPTS du Val ", "CPTS du Val", "CPTS du Val", "CPTS du Val", 0},
};

static const char *stored(const void *ctx, const value *v)
{
	return v->kind == V_INT ? mem_printf(ctx, "%lld", (long long)v->n) : v->s;
}

static void one_case(void **state)
{
	const struct type_case *c = *state;
	AUTO_CTX(ctx);
	AUTO_ERR e = {0};
	const field f = {"x", "x", "X", NULL, c->type, 0, {.choices = scale, .unit = c->unit}};
	value v = {.kind = V_NULL};
	int failed = c->type->parse(ctx, &v, &f, c->typed, &e);
	if (!c->stored) {
		assert_int_equal(failed, ERR_INPUT);
		assert_non_null(e.what);
		assert_non_null(e.todo);
		return;
	}
	assert_int_equal(failed, 0);
	assert_string_equal(stored(ctx, &v), c->stored);
	strbuf *b = sb_new(ctx);
	field_print(b, &f, &v);
	assert_string_equal(b->s, c->printed);
	sb_clear(b);
	field_edit(b, &f, &v);
	assert_string_equal(b->s, c->edited);
	value again = {.kind = V_NULL};
	assert_int_equal(c->type->parse(ctx, &again, &f, b->s, &e), 0);
	assert_true(value_same(&v, &again));
}

static void long_text_is_refused(void **state)
{
	(void)state;
	AUTO_CTX(ctx);
	AUTO_ERR e = {0};
	record *r = record_new(ctx, &e_cpts);
	char *text = NEW_ARRAY(ctx, char, 2002);
	memset(text, 'a', 2001);
	text[2001] = '\0';
	assert_int_equal(record_type(r, entity_field(&e_cpts, "name"), text, &e), ERR_INPUT);
	assert_string_equal(e.place, "cpts.name");
	err_clear(&e);
	enum { TOO_LONG = 2 * 1024 * 1024 + 1 };
	char *prose = NEW_ARRAY(ctx, char, TOO_LONG + 1);
	memset(prose, 'a', TOO_LONG);
	prose[TOO_LONG] = '\0';
	assert_int_equal(record_type(r, entity_field(&e_cpts, "notes"), prose, &e), ERR_INPUT);
	assert_string_equal(e.todo, "joignez-le plutôt comme fichier");
}

static void invalid_utf8_is_refused(void **state)
{
	(void)state;
	AUTO_CTX(ctx);
	AUTO_ERR e = {0};
	record *r = record_new(ctx, &e_cpts);
	assert_int_equal(record_type(r, entity_field(&e_cpts, "notes"), "caf\xe9", &e), ERR_INPUT);
}

static void empty_clears(void **state)
{
	(void)state;
	AUTO_CTX(ctx);
	record *r = record_new(ctx, &e_cpts);
	assert_int_equal(record_type(r, entity_field(&e_cpts, "population"), "82000", NULL), 0);
	assert_int_equal(record_int(r, "population"), 82000);
	assert_int_equal(record_type(r, entity_field(&e_cpts, "population"), "  ", NULL), 0);
	assert_int_equal(record_get(r, "population")->kind, V_NULL);
}

static void fallbacks_fill_what_is_empty(void **state)
{
	(void)state;
	AUTO_CTX(ctx);
	record *r = record_new(ctx, &e_action);
	record_fallbacks(r);
	assert_string_equal(record_text(r, "status"), "à faire");
	record *copy = record_copy(ctx, r);
	assert_string_equal(record_text(copy, "status"), "à faire");
}

int main(void)
{
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	i18n_start("fr");
	struct CMUnitTest tests[LENGTH(cases) + 4];
	size_t n = 0;
	for (; n < LENGTH(cases); n++)
		tests[n] = (struct CMUnitTest){cases[n].typed, one_case, NULL, NULL, (void *)(uintptr_t)&cases[n]};
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(long_text_is_refused);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(invalid_utf8_is_refused);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(empty_clears);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(fallbacks_fill_what_is_empty);
	return _cmocka_run_group_tests("record types", tests, n, NULL, NULL);
}

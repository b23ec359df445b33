// SPDX-License-Identifier: EUPL-1.2
/* Forms without a screen: order of fields, beginnings, what is said, what is kept, drafts. */
#include "../../../src/tui/widgets/form.h"
#include "support.h"

static struct form *new_form(bench *b, const entity *e)
{
	return form_new(b, b->j, form_start(b, b->j, e, NULL));
}

static struct form *form_of(bench *b, const entity *e, int64_t id)
{
	record *r;
	assert_int_equal(journal_get(b->j, b, &r, e, id, &b->e), 0);
	return form_new(b, b->j, r);
}

static void type(bench *b, struct form *f, const char *name, const char *typed)
{
	input_set(form_input(f, entity_field(f->e, name)), b->j, typed);
}

static const char *said(struct form *f, const char *name)
{
	const char *words = form_input(f, entity_field(f->e, name))->said;
	return words ? words : "";
}

static const char *typed(struct form *f, const char *name)
{
	return input_typed(form_input(f, entity_field(f->e, name)));
}

static void required_fields_come_first(void **state)
{
	bench *b = *state;
	for (const entity *const *e = entities; *e; e++) {
		struct form *f = new_form(b, *e);
		bool others = false;
		for (size_t i = 0; i < f->count; i++) {
			bool need = (f->inputs[i]->f->flags & F_NEED) != 0;
			assert_false(need && others);
			others |= !need;
		}
	}
}

static void a_form_has_every_field_but_files(void **state)
{
	bench *b = *state;
	for (const entity *const *e = entities; *e; e++) {
		struct form *f = new_form(b, *e);
		size_t files = 0;
		for (size_t i = 0; i < (*e)->nfields; i++)
			files += (*e)->fields[i].type == &t_file;
		assert_int_equal(f->all + files, (*e)->nfields);
	}
}

static void a_long_form_shows_what_lists_show(void **state)
{
	bench *b = *state;
	struct form *f = new_form(b, &e_expense);
	assert_true(form_has_more(f));
	for (size_t i = f->shown; i < f->count; i++)
		assert_false(f->inputs[i]->f->flags & F_NEED || (f->inputs[i]->f->flags & (F_LIST | F_RARE)) == F_LIST);
	form_show_more(f);
	assert_false(form_has_more(f));
	assert_int_equal(form_stops(f), f->count + 1);
}

static bool asks(struct form *f, const char *name)
{
	form_arrange(f);
	return form_stop_of(f, form_input(f, entity_field(f->e, name))) < f->shown;
}

/* What a form asks follows the kind that is chosen. */
static void a_form_asks_what_its_kind_needs(void **state)
{
	static const struct {
		const entity *e;
		const char *field, *chosen, *asked[6], *not_asked[6];
	} cases[] = {
		{&e_expense, "kind", "", {"payer", "amount", "receipt"}, {"distance", "vehicle", "real_amount", "meals", "zone"}},
		{&e_expense, "kind", "kilomètres", {"route", "return_trip", "distance", "vehicle"}, {"real_amount", "meals", "nights", "zone"}},
		{&e_expense, "kind", "train", {"real_amount", "label"}, {"route", "return_trip", "distance", "vehicle", "meals"}},
		{&e_expense, "kind", "repas", {"meals", "real_amount"}, {"distance", "nights", "route", "zone"}},
		{&e_expense, "kind", "hébergement", {"nights", "real_amount"}, {"meals", "vehicle", "zone"}},
		{&e_vehicle, "kind", "voiture", {"fiscal_power", "electric", "registration"}, {"engine_cc"}},
		{&e_vehicle, "kind", "cyclomoteur", {"engine_cc", "electric"}, {"fiscal_power"}},
		{&e_vehicle, "kind", "vélo", {"owner"}, {"engine_cc", "fiscal_power", "electric", "registration"}},
		{&e_payer, "meal_mode", "réel", {"meal_mode"}, {"meal_cap", "night_cap"}},
		{&e_payer, "night_mode", "réel plafonné", {"night_cap"}, {"meal_cap"}},
	};
	bench *b = *state;

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct form *f = new_form(b, cases[i].e);
		input_set(form_input(f, entity_field(f->e, cases[i].field)), b->j, cases[i].chosen);
		for (size_t k = 0; k < LENGTH(cases[i].asked) && cases[i].asked[k]; k++)
			assert_true(asks(f, cases[i].asked[k]));
		for (size_t k = 0; k < LENGTH(cases[i].not_asked) && cases[i].not_asked[k]; k++)
			assert_false(asks(f, cases[i].not_asked[k]));
	}
}

/* What the kind asks comes right after it; what was typed for another kind comes after the rest. */
static void the_fields_of_a_kind_come_first(void **state)
{
	static const struct {
		const char *kind, *first;
	} cases[] = {{"kilomètres", "route"}, {"train", "real_amount"}, {"péage", "real_amount"}, {"repas", "meals"}, {"hébergement", "nights"}};
	bench *b = *state;
	struct form *f = new_form(b, &e_expense);

	input_set(form_input(f, entity_field(&e_expense, "distance")), b->j, "46");
	for (size_t i = 0; i < LENGTH(cases); i++) {
		input_set(form_input(f, entity_field(&e_expense, "kind")), b->j, cases[i].kind);
		form_arrange(f);
		assert_string_equal(f->inputs[2]->f->name, cases[i].first);
		if (i > 0)
			assert_string_equal(f->inputs[f->shown - 1]->f->name, "distance");
	}
}

/* A misspelt kind in a field table would hide its field for ever. */
static void what_calls_for_a_field_is_one_of_the_choices(void **state)
{
	(void)state;
	for (const entity *const *e = entities; *e; e++) {
		for (const field *f = (*e)->fields; f < (*e)->fields + (*e)->nfields; f++) {
			const field *by = f->opt.when ? entity_field(*e, f->opt.when) : NULL;
			assert_true(!f->opt.when || (by && by < f && by->type == &t_choice));
			for (const char *at = f->opt.among; by && at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL) {
				const choice *c = by->opt.choices;
				while (c->word && (strncmp(c->word, at, strlen(c->word)) || !strchr("|", at[strlen(c->word)])))
					c++;
				assert_non_null(c->word);
			}
		}
	}
}

/* The vehicle of the last trip is proposed; a train that follows does not keep it. What was typed stays, whatever the kind becomes. */
static void what_has_no_object_is_not_kept_unless_typed(void **state)
{
	bench *b = *state;
	int64_t id;
	AUTO_ERR e = {0};
	add(b, &e_vehicle, "label", "Clio", "kind", "voiture", NULL);
	struct form *f = new_form(b, &e_expense);
	assert_string_equal(typed(f, "vehicle"), "1");
	input_set(form_input(f, entity_field(&e_expense, "kind")), b->j, "train");
	form_arrange(f);
	assert_int_equal(form_save(f, true, &id, &e), FORM_KEPT);
	record *r;
	assert_int_equal(journal_get(b->j, b, &r, &e_expense, id, &e), 0);
	assert_int_equal(record_get(r, "vehicle")->kind, V_NULL);
	add(b, &e_expense, "date", "2026-11-20", "kind", "kilomètres", "vehicle", "1", NULL);
	add(b, &e_expense, "date", "2026-11-20", "kind", "taxi", NULL);
	assert_string_equal(typed(new_form(b, &e_expense), "vehicle"), "1");

	f = new_form(b, &e_expense);
	input_set(form_input(f, entity_field(&e_expense, "kind")), b->j, "kilomètres");
	form_arrange(f);
	input_set(form_input(f, entity_field(&e_expense, "distance")), b->j, "46 km");
	input_set(form_input(f, entity_field(&e_expense, "kind")), b->j, "train");
	assert_true(asks(f, "distance"));
}

/* After the kind comes the field that it has just called for. */
static void the_next_stop_is_the_one_that_appeared(void **state)
{
	bench *b = *state;
	struct form *f = new_form(b, &e_vehicle);
	form_go_field(f, entity_field(&e_vehicle, "kind"));
	input_set(form_focus(f), b->j, "cyclomoteur");
	form_go(f, f->focus + 1);
	assert_string_equal(form_focus(f)->f->name, "engine_cc");
	form_go(f, f->focus - 1);
	assert_string_equal(form_focus(f)->f->name, "kind");
	form_go(f, form_stops(f) - 1);
	assert_null(form_focus(f));
}

/* A field that the kind does not call for is shown to who is led to it. */
static void who_is_led_to_a_field_finds_it(void **state)
{
	bench *b = *state;
	struct form *f = new_form(b, &e_expense);
	form_go_field(f, entity_field(&e_expense, "real_amount"));
	assert_string_equal(form_focus(f)->f->name, "real_amount");
}

static void a_record_being_edited_hides_only_what_the_program_fills(void **state)
{
	bench *b = *state;
	int64_t id = add(b, &e_cpts, "name", "CPTS du Val", NULL);
	struct form *f = form_of(b, &e_cpts, id);
	assert_false(form_has_more(f));
}

static void a_new_meeting_begins_today(void **state)
{
	bench *b = *state;
	assert_string_equal(typed(new_form(b, &e_meeting), "date"), "21/11/2026");
}

static void a_new_expense_takes_payer_and_vehicle_of_the_last(void **state)
{
	bench *b = *state;
	add(b, &e_payer, "name", "Asso", NULL);
	add(b, &e_vehicle, "label", "Clio", "kind", "voiture", NULL);
	add(b, &e_expense, "date", "1/10", "kind", "taxi", "payer", "1", "vehicle", "1", "label", "retour", NULL);
	struct form *f = new_form(b, &e_expense);
	assert_string_equal(typed(f, "payer"), "1");
	assert_string_equal(typed(f, "vehicle"), "1");
	assert_string_equal(typed(f, "label"), "");
	assert_string_equal(typed(f, "kind"), "");
}

static void a_first_mandate_takes_the_only_cpts_and_association(void **state)
{
	bench *b = *state;
	assert_string_equal(typed(new_form(b, &e_mandate), "cpts"), "");
	add(b, &e_cpts, "name", "Une", NULL);
	add(b, &e_association, "name", "Amis du Val", NULL);
	struct form *f = new_form(b, &e_mandate);
	assert_string_equal(typed(f, "cpts"), "1");
	assert_string_equal(typed(f, "association"), "1");
	add(b, &e_cpts, "name", "Autre", NULL);
	assert_string_equal(typed(new_form(b, &e_mandate), "cpts"), "");
}

static void what_is_given_wins_over_the_last(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "Une", NULL);
	int64_t other = add(b, &e_cpts, "name", "Autre", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "1/1/2026", NULL);
	add(b, &e_meeting, "date", "1/10", "title", "CA", "mandate", "1", NULL);
	record *from, *with;
	assert_int_equal(journal_get(b->j, b, &from, &e_cpts, other, &b->e), 0);
	with = form_start_from(b, from, &e_meeting, entity_field(&e_meeting, "cpts"));
	record *r = form_start(b, b->j, &e_meeting, with);
	assert_int_equal(record_int(r, "cpts"), other);
	assert_int_equal(record_int(r, "mandate"), 0);
}

/* The body of its mandate; another mandate brings its own, unless the person wrote something else. */
static void a_meeting_is_of_the_body_of_its_mandate(void **state)
{
	bench *b = *state;
	const field *kind = entity_field(&e_meeting, "kind"), *mandate = entity_field(&e_meeting, "mandate");
	add(b, &e_cpts, "name", "Une", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "1/1/2026", NULL);
	struct form *f = form_new(b, b->j, form_start(b, b->j, &e_meeting, NULL));
	assert_string_equal(input_typed(form_input(f, kind)), "CA");
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "groupe projet", "body_name", "Prévention", "starts", "1/1/2026", NULL);
	form_go_field(f, mandate);
	input_set(form_input(f, mandate), b->j, "2");
	form_go(f, 0);
	assert_string_equal(input_typed(form_input(f, kind)), "groupe projet");
	assert_string_equal(input_typed(form_input(f, entity_field(&e_meeting, "body_name"))), "Prévention");
	input_set(form_input(f, kind), b->j, "AG");
	form_go_field(f, mandate);
	input_set(form_input(f, mandate), b->j, "1");
	form_go(f, 0);
	assert_string_equal(input_typed(form_input(f, kind)), "AG");
}

/* A question is for the next meeting; once its item is chosen, for the meeting of that item. */
static void a_question_is_for_the_next_meeting(void **state)
{
	bench *b = *state;
	int64_t cpts = add(b, &e_cpts, "name", "Val", NULL);
	assert_int_equal(cpts, 1);
	assert_int_equal(record_int(new_form(b, &e_question)->start, "meeting"), 0);
	int64_t past = add(b, &e_meeting, "title", "Bureau", "date", "2026-10-01", "cpts", "1", NULL);
	int64_t next = add(b, &e_meeting, "title", "CA", "date", "2026-12-03", "cpts", "1", NULL);
	int64_t item = add(b, &e_agenda_item, "meeting", mem_printf(b, "%lld", (long long)past), "title", "Budget", NULL);
	struct form *f = new_form(b, &e_question);
	assert_int_equal(record_int(f->start, "meeting"), next);
	form_go_field(f, entity_field(&e_question, "agenda_item"));
	type(b, f, "agenda_item", mem_printf(b, "%lld", (long long)item));
	form_go(f, f->focus + 1);
	assert_int_equal(record_int(form_understood(b, f), "meeting"), past);
}

/* Pressing e shows what the form of a new one showed, and what holds something. */
static void a_record_being_edited_is_as_short(void **state)
{
	bench *b = *state;
	struct form *f = form_of(b, &e_expense, add(b, &e_expense, "date", "2026-11-01", "kind", "covoiturage", "received", "5", NULL));
	assert_true(form_has_more(f));
	for (size_t i = f->shown; i < f->count; i++)
		assert_string_not_equal(f->inputs[i]->f->name, "received");
	for (size_t i = 0; i < f->shown; i++)
		assert_string_not_equal(f->inputs[i]->f->name, "zone");
}

static void an_expense_of_a_meeting_has_its_date_and_mandate(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "Une", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "1/1/2026", NULL);
	int64_t id = add(b, &e_meeting, "date", "1/10/2026", "title", "CA", "mandate", "1", NULL);
	record *from;
	assert_int_equal(journal_get(b->j, b, &from, &e_meeting, id, &b->e), 0);
	record *r = form_start_from(b, from, &e_expense, entity_field(&e_expense, "meeting"));
	assert_string_equal(record_text(r, "date"), "2026-10-01");
	assert_int_equal(record_int(r, "mandate"), 1);
	assert_int_equal(record_int(r, "meeting"), id);
}

static void saving_keeps_and_says_where(void **state)
{
	bench *b = *state;
	struct form *f = new_form(b, &e_action);
	int64_t id = 0;
	type(b, f, "title", "Rappeler le coordinateur");
	type(b, f, "due", "+4");
	assert_int_equal(form_save(f, false, &id, &b->e), FORM_KEPT);
	record *r;
	assert_int_equal(journal_get(b->j, b, &r, &e_action, id, &b->e), 0);
	assert_string_equal(record_text(r, "due"), "2026-11-25");
	assert_string_equal(record_text(r, "status"), "à faire");
	assert_false(form_changed(f));
}

static void empty_required_fields_are_said_beside_them(void **state)
{
	bench *b = *state;
	struct form *f = new_form(b, &e_mandate);
	int64_t id = 0;
	assert_int_equal(form_save(f, false, &id, &b->e), FORM_WRONG);
	assert_int_equal(id, 0);
	assert_non_null(strstr(said(f, "cpts"), "est vide"));
	assert_non_null(strstr(said(f, "starts"), "est vide"));
	assert_string_equal(said(f, "ends"), "");
	assert_ptr_equal(form_focus(f), f->inputs[0]);
}

static void what_cannot_be_read_is_said_with_an_example(void **state)
{
	static const struct {
		const entity *e;
		const char *field, *typed, *example;
	} cases[] = {
		{&e_action, "due", "31/02", "28/02"},     {&e_meeting, "start", "25h", "18"},        {&e_expense, "amount", "12,5x", "12,50"},
		{&e_route, "distance", "loin", "46"},      {&e_training, "hours", "long", "1"},       {&e_payer, "house_rate", "cher", "0,"},
		{&e_cpts, "population", "beaucoup", "12"}, {&e_contact, "email", "pas un courriel", "@"},
	};
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct form *f = new_form(b, cases[i].e);
		form_go_field(f, entity_field(cases[i].e, cases[i].field));
		type(b, f, cases[i].field, cases[i].typed);
		form_go(f, 0);
		form_go(f, form_stops(f));
		assert_non_null(strstr(said(f, cases[i].field), cases[i].example));
		assert_string_equal(typed(f, cases[i].field), cases[i].typed);
	}
}

static void leaving_a_date_writes_it_in_full(void **state)
{
	bench *b = *state;
	struct form *f = new_form(b, &e_action);
	form_go_field(f, entity_field(&e_action, "due"));
	type(b, f, "due", "hier");
	form_go(f, 0);
	assert_string_equal(typed(f, "due"), "20/11/2026");
	assert_string_equal(said(f, "due"), "");
}

static void an_echo_says_what_is_understood(void **state)
{
	static const struct {
		const entity *e;
		const char *field, *typed, *echo;
	} cases[] = {
		{&e_action, "due", "hier", "ven. 20 nov. 2026, hier"},
		{&e_action, "due", "+2", "lun. 23 nov. 2026"},
		{&e_expense, "amount", "1234,5", "1\u00a0234,50\u00a0€"},
		{&e_route, "distance", "46,5", "46,5\u00a0km"},
		{&e_meeting, "prep_minutes", "90", "1\u00a0h\u00a030"},
		{&e_meeting, "start", "18h", "18:00"},
		{&e_action, "due", "pas encore", ""},
		{&e_action, "title", "18h", ""},
	};
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct input *c = input_new(b, entity_field(cases[i].e, cases[i].field));
		strbuf *out = sb_new(b);
		input_set(c, b->j, cases[i].typed);
		input_echo(out, c);
		if (*cases[i].echo)
			assert_non_null(strstr(out->s, cases[i].echo));
		else
			assert_int_equal(out->len, 0);
	}
}

static void a_doubt_is_asked_once(void **state)
{
	bench *b = *state;
	struct form *f = new_form(b, &e_expense);
	int64_t id = 0;
	type(b, f, "kind", "taxi");
	type(b, f, "amount", "4500");
	assert_int_equal(form_save(f, false, &id, &b->e), FORM_DOUBT);
	assert_int_equal(id, 0);
	assert_true(form_input(f, entity_field(&e_expense, "amount"))->doubt);
	assert_int_equal(journal_count(b->j, query_new(b, &e_expense), 10), 0);
	assert_int_equal(form_save(f, true, &id, &b->e), FORM_KEPT);
	assert_int_equal(journal_count(b->j, query_new(b, &e_expense), 10), 1);
}

static void a_rule_between_fields_is_said_at_its_field(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "Une", NULL);
	struct form *f = new_form(b, &e_mandate);
	int64_t id = 0;
	type(b, f, "cpts", "1");
	type(b, f, "role", "titulaire");
	type(b, f, "body", "CA");
	type(b, f, "starts", "1/3/2026");
	type(b, f, "ends", "1/2/2026");
	assert_int_equal(form_save(f, false, &id, &b->e), FORM_WRONG);
	assert_true(*said(f, "ends"));
	assert_int_equal(journal_count(b->j, query_new(b, &e_mandate), 10), 0);
	char *label = NULL;
	assert_int_equal(journal_undo(b->j, b, &label, &b->e), 0); /* the CPTS: nothing of the refused mandate is in the history */
	assert_non_null(strstr(label, "Une"));
}

static void an_unchanged_record_is_not_written(void **state)
{
	bench *b = *state;
	int64_t id = add(b, &e_cpts, "name", "Une", "population", "61800", "created_on", "1/3/2024", NULL), kept = 0;
	struct form *f = form_of(b, &e_cpts, id);
	for (size_t i = 0; i < form_stops(f); i++)
		form_go(f, i);
	assert_false(form_changed(f));
	assert_int_equal(form_save(f, false, &kept, &b->e), FORM_SAME);
}

static void each_entity_edits_back_to_itself(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "Une", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "1/1/2026", NULL);
	int64_t id = add(b, &e_meeting, "date", "3/12", "title", "CA", "mandate", "1", "start", "18h30", "remote", "non", "prep_minutes", "1h30", "minutes",
			 "Décidé.\n\n- un\n- deux", NULL);
	struct form *f = form_of(b, &e_meeting, id);
	type(b, f, "place", "Mairie");
	int64_t kept = 0;
	assert_int_equal(form_save(f, false, &kept, &b->e), FORM_KEPT);
	assert_int_equal(kept, id);
	record *r;
	assert_int_equal(journal_get(b->j, b, &r, &e_meeting, id, &b->e), 0);
	assert_string_equal(record_text(r, "minutes"), "Décidé.\n\n- un\n- deux");
	assert_int_equal(record_int(r, "prep_minutes"), 90);
	assert_int_equal(record_get(r, "remote")->n, 0);
	assert_int_equal(record_get(r, "remote")->kind, V_INT);
}

static void a_draft_comes_back_whole(void **state)
{
	bench *b = *state;
	struct form *f = new_form(b, &e_action);
	type(b, f, "title", "Relancer");
	type(b, f, "due", "pas encore lisible");
	type(b, f, "detail", "une\ndeux");
	assert_int_equal(form_keep_draft(f, &b->e), 0);
	struct form *again = new_form(b, &e_action);
	assert_null(form_find_draft(again, b)); /* still being typed */
	assert_int_equal(form_release_draft(f, &b->e), 0);
	draft *d = form_find_draft(again, b);
	assert_non_null(d);
	form_resume(again, d);
	assert_string_equal(typed(again, "title"), "Relancer");
	assert_string_equal(typed(again, "due"), "pas encore lisible");
	assert_string_equal(typed(again, "detail"), "une\ndeux");
	assert_true(form_changed(again));
}

static void keeping_drops_the_draft(void **state)
{
	bench *b = *state;
	struct form *f = new_form(b, &e_action);
	int64_t id;
	type(b, f, "title", "Relancer");
	assert_int_equal(form_keep_draft(f, &b->e), 0);
	assert_int_equal(form_save(f, false, &id, &b->e), FORM_KEPT);
	assert_int_equal(form_keep_draft(f, &b->e), 0); /* closing a kept form leaves none behind */
	assert_null(form_find_draft(new_form(b, &e_action), b));
}

static void an_untouched_form_leaves_no_draft(void **state)
{
	bench *b = *state;
	struct form *f = new_form(b, &e_meeting);
	assert_int_equal(form_keep_draft(f, &b->e), 0);
	assert_null(form_find_draft(f, b));
}

static void typing_back_drops_the_draft(void **state)
{
	bench *b = *state;
	struct form *f = new_form(b, &e_action);
	type(b, f, "title", "R");
	assert_int_equal(form_keep_draft(f, &b->e), 0);
	type(b, f, "title", "");
	assert_int_equal(form_keep_draft(f, &b->e), 0);
	assert_null(form_find_draft(f, b));
}

static void drafts_of_two_records_are_told_apart(void **state)
{
	bench *b = *state;
	for (int i = 0; i < 12; i++)
		add(b, &e_action, "title", "Relancer", NULL);
	struct form *one = form_of(b, &e_action, 1), *eleven = form_of(b, &e_action, 11);
	type(b, eleven, "title", "Onze");
	assert_int_equal(form_keep_draft(eleven, &b->e), 0);
	assert_int_equal(form_release_draft(eleven, &b->e), 0);
	assert_null(form_find_draft(one, b));
	assert_non_null(form_find_draft(eleven, b));
	assert_null(form_find_draft(new_form(b, &e_action), b));
}

static void a_part_of_another_owner_is_not_offered(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "Une", NULL);
	int64_t meetings[2];
	struct form *f[2];
	for (int i = 0; i < 2; i++) {
		meetings[i] = add(b, &e_meeting, "date", "3/12", "title", "CA", "cpts", "1", NULL);
		record *with = record_new(b, &e_agenda_item);
		record_set(with, "meeting", value_int(meetings[i]));
		f[i] = form_new(b, b->j, with);
	}
	type(b, f[0], "title", "Budget");
	assert_int_equal(form_keep_draft(f[0], &b->e), 0);
	assert_int_equal(form_release_draft(f[0], &b->e), 0);
	assert_null(form_find_draft(f[1], b));
	assert_non_null(form_find_draft(f[0], b));
}

static void an_error_behind_more_fields_opens_them(void **state)
{
	bench *b = *state;
	struct form *f = new_form(b, &e_expense);
	int64_t id;
	type(b, f, "kind", "taxi");
	type(b, f, "settled_amount", "beaucoup");
	assert_int_equal(form_save(f, false, &id, &b->e), FORM_WRONG);
	assert_false(form_has_more(f));
	assert_string_equal(form_focus(f)->f->name, "settled_amount");
}

static void the_focus_begins_on_what_is_not_given(void **state)
{
	bench *b = *state;
	add(b, &e_cpts, "name", "Une", NULL);
	record *with = record_new(b, &e_mandate);
	record_set(with, "cpts", value_int(1));
	struct form *f = form_new(b, b->j, form_start(b, b->j, &e_mandate, with));
	assert_string_equal(form_focus(f)->f->name, "role");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(required_fields_come_first),
		test_bench(a_form_has_every_field_but_files),
		test_bench(a_long_form_shows_what_lists_show),
		test_bench(a_form_asks_what_its_kind_needs), test_bench(the_fields_of_a_kind_come_first),
		 test_bench(the_fields_of_a_kind_come_first), test_bench(what_calls_for_a_field_is_one_of_the_choices),
		test_bench(what_has_no_object_is_not_kept_unless_typed), test_bench(the_next_stop_is_the_one_that_appeared),
		test_bench(who_is_led_to_a_field_finds_it),
		test_bench(a_record_being_edited_hides_only_what_the_program_fills),
		test_bench(a_new_meeting_begins_today),
		test_bench(a_new_expense_takes_payer_and_vehicle_of_the_last),
		test_bench(a_first_mandate_takes_the_only_cpts_and_association),
		test_bench(what_is_given_wins_over_the_last),
		test_bench(a_meeting_is_of_the_body_of_its_mandate), test_bench(a_question_is_for_the_next_meeting),
		test_bench(a_record_being_edited_is_as_short), test_bench(an_expense_of_a_meeting_has_its_date_and_mandate),
		test_bench(saving_keeps_and_says_where),
		test_bench(empty_required_fields_are_said_beside_them),
		test_bench(what_cannot_be_read_is_said_with_an_example),
		test_bench(leaving_a_date_writes_it_in_full),
		test_bench(an_echo_says_what_is_understood),
		test_bench(a_doubt_is_asked_once),
		test_bench(a_rule_between_fields_is_said_at_its_field),
		test_bench(an_unchanged_record_is_not_written),
		test_bench(each_entity_edits_back_to_itself),
		test_bench(a_draft_comes_back_whole),
		test_bench(keeping_drops_the_draft),
		test_bench(an_untouched_form_leaves_no_draft),
		test_bench(typing_back_drops_the_draft),
		test_bench(drafts_of_two_records_are_told_apart),
		test_bench(a_part_of_another_owner_is_not_offered),
		test_bench(an_error_behind_more_fields_opens_them),
		test_bench(the_focus_begins_on_what_is_not_given),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

// SPDX-License-Identifier: EUPL-1.2
/* What the screens of records share: words that need a gender, deleting, what may be added from a record. */
#include "records.h"
#include <stdlib.h>
#include <string.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include "dialogs.h"

static const struct {
	const entity *e;
	const char *new, *many;
} names[] = {
	{ &e_profile, N_("New profile"), N_("Profile") },
	{ &e_cpts, N_("New CPTS"), N_("CPTS") },
	{ &e_association, N_("New association"), N_("Associations") },
	{ &e_contact, N_("New contact"), N_("Contacts") },
	{ &e_mandate, N_("New mandate"), N_("Mandates") },
	{ &e_meeting, N_("New meeting"), N_("Meetings") },
	{ &e_agenda_item, N_("New agenda item"), N_("Agenda items") },
	{ &e_question, N_("New question"), N_("Questions") },
	{ &e_action, N_("New action"), N_("Actions") },
	{ &e_payer, N_("New payer"), N_("Payers") },
	{ &e_vehicle, N_("New vehicle"), N_("Vehicles") },
	{ &e_route, N_("New route"), N_("Routes") },
	{ &e_expense, N_("New expense"), N_("Expenses") },
	{ &e_claim, N_("New expense claim"), N_("Expense claims") },
	{ &e_leave, N_("New leave"), N_("Leaves") },
	{ &e_training, N_("New training"), N_("Trainings") },
	{ &e_assessment, N_("New assessment"), N_("Assessments") },
	{ &e_assessment_answer, N_("New assessed criterion"), N_("Assessed criteria") },
	{ &e_interview, N_("New interview"), N_("Interviews") },
	{ &e_interview_answer, N_("New interview answer"), N_("Interview answers") },
	{ &e_attachment, N_("New attachment"), N_("Attachments") },
};

const char *new_words(const entity *e)
{
	for (size_t i = 0; i < LENGTH(names); i++) {
		if (names[i].e == e)
			return _(names[i].new);
	}
	return _(e->one);
}

const char *many_words(const entity *e)
{
	for (size_t i = 0; i < LENGTH(names); i++) {
		if (names[i].e == e)
			return _(names[i].many);
	}
	return _(e->many);
}

/* "Deleted: 3 meetings, with 7 records that were part of them; 2 links emptied. u undoes." */
static void tell_deleted(struct app *app, const entity *e, size_t n, int gone, int freed)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	int parts = gone - (int)n;
	sb_addf(b, _("Deleted: %zu %s"), n, n > 1 ? _(e->many) : _(e->one));
	if (parts > 0)
		sb_addf(b, ngettext(", with %d part", ", with %d parts", (unsigned long)parts), parts);
	if (freed > 0)
		sb_addf(b, ngettext("; %d link emptied", "; %d links emptied", (unsigned long)freed), freed);
	app_tell(app, ROLE_OK, _("%s. u undoes."), b->s);
}

unsigned delete_records(struct app *app, const entity *e, const int64_t *ids, size_t n)
{
	journal *j = app->desk->j;
	AUTO_ERR err = { 0 };
	int gone = 0, freed = 0;
	if (journal_begin(j, NULL, &err)) {
		app_tell_err(app, &err);
		return EFFECT_REDRAW;
	}
	int failed = 0;
	for (size_t i = 0; !failed && i < n; i++) {
		int with = 0, loosened = 0;
		failed = journal_delete(j, e, ids[i], &with, &loosened, &err);
		gone += with;
		freed += loosened;
	}
	if (failed)
		journal_rollback(j);
	else
		failed = journal_commit(j, &err);
	if (failed)
		app_tell_err(app, &err);
	else
		tell_deleted(app, e, n, gone, freed);
	return EFFECT_RELOAD;
}

/* Not what only the program writes, nor a link between two parts. */
static bool may_add(const field *f, const entity *from)
{
	return f->type == &t_reference && !(f->flags & F_AUTO) && entity_named(f->opt.ref) == from;
}

size_t additions(const entity *e, struct addition *list, size_t room)
{
	size_t n = 0;
	for (int parts = 1; parts >= 0; parts--) {
		for (const entity *const *one = entities; *one; one++) {
			bool part_of = entity_owner(*one) && entity_named(entity_owner(*one)->opt.ref) == e;
			if (part_of != (parts != 0) || (!part_of && !(*one)->tab))
				continue;
			for (size_t i = 0; i < (*one)->nfields && n < room; i++) {
				if (!may_add(&(*one)->fields[i], e))
					continue;
				list[n++] = (struct addition){ *one, &(*one)->fields[i] };
				break;
			}
		}
	}
	return n;
}

char *path_typed(const void *parent, const char *typed)
{
	const char *home = getenv("HOME");
	return home && strncmp(typed, "~/", 2) == 0 ? path_join(parent, home, typed + 2) : mem_dup(parent, typed);
}

static unsigned kind_chosen(struct screen *below, long number, const char *typed)
{
	(void)typed;
	app_push(below->app, form_screen(below->app, entity_number((int)number), 0, NULL));
	return EFFECT_REDRAW;
}

struct screen *add_screen(struct app *app)
{
	/* In the order in which a representative needs them most. */
	static const entity *const kinds[] = {
		&e_meeting, &e_expense, &e_action, &e_question, &e_mandate, &e_cpts,	&e_contact, &e_association,
		&e_training, &e_leave,	&e_payer,  &e_vehicle,	&e_route,   &e_claim, &e_assessment, &e_interview,
	};
	struct screen *s = choose_screen(app, _("What to add?"), kind_chosen);
	for (size_t i = 0; i < LENGTH(kinds); i++)
		pick_add(choose_pick(s), _(kinds[i]->one), _(kinds[i]->help), kinds[i]->number);
	return s;
}

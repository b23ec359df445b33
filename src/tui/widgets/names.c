// SPDX-License-Identifier: EUPL-1.2
#include "names.h"
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

static const struct {
	const entity *e;
	const char *new, *many;
} names[] = {
	{&e_profile, N_("New profile"), N_("Profile")},
	{&e_cpts, N_("New CPTS"), N_("CPTS")},
	{&e_association, N_("New association"), N_("Associations")},
	{&e_contact, N_("New contact"), N_("Contacts")},
	{&e_mandate, N_("New mandate"), N_("Mandates")},
	{&e_meeting, N_("New meeting"), N_("Meetings")},
	{&e_agenda_item, N_("New agenda item"), N_("Agenda items")},
	{&e_question, N_("New question"), N_("Questions")},
	{&e_action, N_("New action"), N_("Actions")},
	{&e_payer, N_("New payer"), N_("Payers")},
	{&e_vehicle, N_("New vehicle"), N_("Vehicles")},
	{&e_route, N_("New route"), N_("Routes")},
	{&e_expense, N_("New expense"), N_("Expenses")},
	{&e_claim, N_("New expense claim"), N_("Expense claims")},
	{&e_leave, N_("New leave"), N_("Leaves")},
	{&e_training, N_("New training"), N_("Trainings")},
	{&e_assessment, N_("New assessment"), N_("Assessments")},
	{&e_assessment_answer, N_("New assessed criterion"), N_("Assessed criteria")},
	{&e_interview, N_("New interview"), N_("Interviews")},
	{&e_interview_answer, N_("New interview answer"), N_("Interview answers")},
	{&e_attachment, N_("New attachment"), N_("Attachments")},
};

const char *names_new(const entity *e)
{
	for (size_t i = 0; i < LENGTH(names); i++) {
		if (names[i].e == e)
			return _(names[i].new);
	}
	return _(e->one);
}

const char *names_many(const entity *e)
{
	for (size_t i = 0; i < LENGTH(names); i++) {
		if (names[i].e == e)
			return _(names[i].many);
	}
	return _(e->many);
}

// SPDX-License-Identifier: EUPL-1.2
/* A meeting, a mandate, an action in words. */
#include <carnet/rules/carry.h>
#include <string.h>
#include "writer.h"

enum { PEOPLE = 30 };

const char *w_place(struct writer *w, const record *meeting)
{
	const char *place = record_text(meeting, "place");

	if (!record_int(meeting, "remote"))
		return *place ? place : _("not noted");
	return *place ? w_printf(w, _("%s (remote)"), place) : _("remote");
}

const char *w_when(struct writer *w, const record *meeting)
{
	const char *date = w_day(w, record_text(meeting, "date"), DATE_FULL), *away = w_away(w, record_text(meeting, "date"));
	const char *start = record_text(meeting, "start"), *end = record_text(meeting, "end");

	if (!*start)
		return w_printf(w, _("%s (%s)"), date, away);
	if (!*end)
		return w_printf(w, _("%s at %s (%s)"), date, start, away);
	return w_printf(w, _("%s, from %s to %s (%s)"), date, start, end, away);
}

int w_mandate(struct writer *w, const record *meeting, record **out)
{
	*out = NULL;
	return record_int(meeting, "mandate") ? w_get(w, &e_mandate, record_int(meeting, "mandate"), out) : 0;
}

const char *w_seat(struct writer *w, const record *mandate)
{
	const char *voice = w_choice(mandate, "voice"), *role = w_choice(mandate, "role");
	const char *association = w_title(w, &e_association, record_int(mandate, "association"));
	const char *seat = *voice ? w_printf(w, _("%s, %s voice"), role, voice) : role;

	return *association ? w_printf(w, _("%s, for %s"), seat, association) : seat;
}

const char *w_due(struct writer *w, const record *action)
{
	const char *due = record_text(action, "due");
	int late = w_age(due, w->today);

	if (!*due)
		return "";
	if (late > 0)
		return w_printf(w, ngettext("late by %d day", "late by %d days", (unsigned long)late), late);
	return w_printf(w, _("for %s"), w_day(w, due, DATE_SHORT));
}

const char *w_body(struct writer *w, const record *mandate)
{
	const char *body = w_choice(mandate, "body"), *name = record_text(mandate, "body_name");
	const char *cpts = w_title(w, &e_cpts, record_int(mandate, "cpts"));

	return *name ? w_printf(w, "%s (%s), %s", name, body, cpts) : w_printf(w, "%s, %s", w_capital(w, body), cpts);
}

void w_action(struct writer *w, node *list, const record *action, bool with_owner)
{
	bool done = !strcmp(record_text(action, "status"), "fait");
	const char *owner = record_text(action, "owner"), *due = done ? "" : w_due(w, action);
	const char *title = record_text(action, "title");
	bool named = with_owner && *owner;
	const char *text = named ? w_printf(w, _("%s: %s"), w_capital(w, owner), title) : title;

	w_task(w, list, done, *due ? w_printf(w, "%s (%s)", text, due) : text);
}

int w_open_actions(struct writer *w, const record *meeting)
{
	rows open;
	int code = carry_actions(w->j, w->tmp, meeting, &open.list, &open.count, w->e);

	w_heading(w, 2, _("Actions"));
	if (!open.count)
		w_para(w, _("No open action."));
	node *list = w_list(w);
	for (size_t i = 0; i < open.count; i++)
		w_action(w, list, open.list[i], true);
	return code;
}

/* Who they are; how to reach them is theirs to say. */
int w_people(struct writer *w, int64_t cpts)
{
	rows list;
	int code = w_parts(w, &e_contact, "cpts", cpts, PEOPLE, &list);

	if (code || !list.count)
		return code;
	w_heading(w, 2, _("People and roles"));
	node *table = doc_table(w->d, (const char *const[]){_("Name"), _("Role"), _("Body"), NULL});
	for (size_t i = 0; i < list.count; i++)
		doc_row(w->d, table,
			(const char *const[]){record_text(list.list[i], "name"), record_text(list.list[i], "role"), record_text(list.list[i], "body"), NULL});
	return 0;
}

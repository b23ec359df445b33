// SPDX-License-Identifier: EUPL-1.2
#include <carnet/rules/action.h>

#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <string.h>

static const char *const open_states[] = {"à faire", "en cours", NULL};
static const char *const over_states[] = {"fait", "abandonné", NULL};

bool action_open(const record *action)
{
	const char *status = record_text(action, "status");

	for (const char *const *state = over_states; *state; state++)
		if (!strcmp(status, *state))
			return false;
	return true;
}

static char *over_words(const void *parent, const record *action)
{
	AUTO_CTX(tmp);
	int day;
	const char *state = choice_shown(entity_field(&e_action, "status"), record_text(action, "status"));

	if (date_from_iso(&day, record_text(action, "done_on")))
		return mem_dup(parent, state);
	return mem_printf(parent, _("%s on %s"), state, date_text(tmp, day, DATE_SHORT));
}

char *action_words(const void *parent, const record *action)
{
	int due;

	if (!action_open(action))
		return over_words(parent, action);
	if (date_from_iso(&due, record_text(action, "due")))
		return mem_dup(parent, _("no date"));
	int late = clock_today() - due;
	if (late > 0)
		return mem_printf(parent, ngettext("late by %d day", "late by %d days", (unsigned long)late), late);
	strbuf *b = sb_new(parent);
	date_relative(b, due);
	return b->s;
}

query *action_waiting(const void *parent)
{
	query *q = query_new(parent, &e_action);

	query_any(q, "status", open_states);
	q->empty_last = true;
	return q;
}

query *action_over(const void *parent)
{
	query *q = query_new(parent, &e_action);

	query_any(q, "status", over_states);
	q->descending = true;
	return q;
}

int action_toggle(journal *j, int64_t id, bool *done, struct err *e)
{
	AUTO_CTX(tmp);
	record *r;
	char today[11];
	int code = journal_get(j, tmp, &r, &e_action, id, e);

	if (code)
		return code;
	*done = action_open(r);
	date_to_iso(today, clock_today());
	record_set(r, "status", value_text(r, *done ? "fait" : "à faire"));
	record_set(r, "done_on", value_text(r, *done ? today : NULL));
	const char *label = *done ? _("Action done: %s") : _("Action to do again: %s");
	code = journal_begin(j, mem_printf(tmp, label, record_text(r, "title")), e);
	if (code)
		return code;
	code = journal_save(j, r, NULL, e);
	return journal_end(j, code, e);
}

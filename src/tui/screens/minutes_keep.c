// SPDX-License-Identifier: EUPL-1.2
/* A meeting being noted, in the journal: each point is kept in one action when it is left, and what is typed is never further than the
   drafts file. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include <carnet/journal/drafts.h>
#include <carnet/rules/action.h>
#include <carnet/rules/meetings.h>
#include "minutes_screen.h"

static journal *journal_of(const struct minutes *m)
{
	return m->s.app->desk->j;
}

/* --- Reading ------------------------------------------------------------------------------------------------------ */

static int parts(struct minutes *m, const entity *e, const char *owner, int64_t id, record ***out, size_t *count, struct err *err)
{
	query *q = query_new(m->read, e);
	query_where(q, owner, OP_IS, value_int(id));
	return journal_window(journal_of(m), m->read, q, NULL, false, 0, out, count, err);
}

static void mark(strbuf *out, const char *words)
{
	if (*words)
		sb_addf(out, "%s%s", out->len ? " · " : "", words);
}

/* "adopted · decision · 2 actions" */
static char *marks_of(const struct minutes *m, const record *point, record *const *actions, size_t nactions)
{
	strbuf *b = sb_new(m->read);
	unsigned long n = 0;
	const char *outcome = record_text(point, "outcome");
	mark(b, *outcome ? choice_shown(entity_field(&e_agenda_item, "outcome"), outcome) : "");
	mark(b, !b->len && *record_text(point, "decision") ? _("decision") : "");
	for (size_t i = 0; i < nactions; i++)
		n += record_int(actions[i], "agenda_item") == point->id;
	if (n)
		mark(b, mem_printf(m->read, ngettext("%lu action", "%lu actions", n), n));
	if (!b->len && (*record_text(point, "notes") || *record_text(point, "voice")))
		mark(b, _("noted"));
	return b->s;
}

static bool is_today(const record *meeting)
{
	int day;
	return date_from_iso(&day, record_text(meeting, "date")) == 0 && day == clock_today() && !meeting_off(meeting);
}

int minutes_read(struct minutes *m, struct err *e)
{
	record **actions;
	size_t nactions;
	void *before = m->read;
	m->read = talloc_named_const(m, 0, "meeting being noted");
	int code = journal_get(journal_of(m), m->read, &m->meeting, &e_meeting, m->id, e);
	if (!code)
		code = parts(m, &e_agenda_item, "meeting", m->id, &m->points, &m->count, e);
	if (!code)
		code = parts(m, &e_action, "meeting", m->id, &actions, &nactions, e);
	if (code) {
		m->count = 0;
		return code;
	}
	m->marks = NEW_ARRAY(m->read, char *, m->count + 1);
	for (size_t i = 0; i < m->count; i++)
		m->marks[i] = marks_of(m, m->points[i], actions, nactions);
	m->today = is_today(m->meeting);
	talloc_free(before);
	return 0;
}

static char *known_words(const void *parent, const record *action)
{
	AUTO_CTX(tmp);
	const char *owner = record_text(action, "owner");
	return mem_printf(parent, "%s · %s · %s", record_text(action, "title"), *owner ? owner : _("you"), action_words(tmp, action));
}

static int read_known(struct minutes *m, struct err *e)
{
	record **list;
	size_t n = 0;
	int code = parts(m, &e_action, "agenda_item", m->f->start->id, &list, &n, e);
	m->known = NEW_ARRAY(m->f, char *, n + 1);
	for (size_t i = 0; !code && i < n; i++)
		m->known[i] = known_words(m->known, list[i]);
	m->nknown = n;
	return code;
}

/* --- Drafts: of the form as any form has them, and of the lines of actions ----------------------------------------- */

static char *actions_key(const void *parent, int64_t point)
{
	return mem_printf(parent, "minutes/%" PRId64, point);
}

static void resume_actions(struct minutes *m)
{
	AUTO_CTX(tmp);
	AUTO_ERR none = {0};
	draft *list;
	size_t n = 0;
	const char *key = actions_key(tmp, m->f->start->id);
	if (draft_list(journal_of(m), tmp, key, &list, &n, &none))
		return;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i].key, key) != 0 || list[i].held || !list[i].count)
			continue;
		editor_set(m->actions, list[i].fields[0].typed);
		m->came_back = true;
	}
}

/* A draft of the whole form may have more than what is shown here: it would be kept, or lost, unseen. */
static bool shown_here(const struct minutes *m, const draft *d)
{
	for (size_t i = 0; i < d->count; i++) {
		const struct stop *s = minutes_stops(m);
		while (s->label && (!s->field || strcmp(s->field, d->fields[i].name) != 0))
			s++;
		if (!s->label)
			return false;
	}
	return true;
}

static void resume_form(struct minutes *m)
{
	AUTO_CTX(tmp);
	AUTO_ERR none = {0};
	draft *list;
	size_t n = 0;
	if (draft_list(journal_of(m), tmp, mem_printf(tmp, "%s/%" PRId64 "/", m->f->e->name, m->f->start->id), &list, &n, &none))
		return;
	for (size_t i = 0; i < n; i++) {
		if (list[i].held)
			continue;
		if (!shown_here(m, &list[i])) {
			m->elsewhere = true;
		} else if (!m->came_back) {
			form_resume(m->f, &list[i]);
			m->came_back = true;
		}
	}
}

static void resume(struct minutes *m)
{
	m->came_back = m->elsewhere = false;
	resume_form(m);
	if (m->actions)
		resume_actions(m);
}

int minutes_draft(struct minutes *m, struct err *e)
{
	AUTO_CTX(tmp);
	if (!m->f || !journal_writable(journal_of(m)))
		return 0;
	int code = form_keep_draft(m->f, e);
	if (code || !m->actions)
		return code;
	draft_field lines = {"actions", editor_text(m->actions)};
	return draft_put(journal_of(m), actions_key(tmp, m->f->start->id), &lines, *lines.typed ? 1 : 0, e);
}

void minutes_release(struct minutes *m)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	if (!m->f)
		return;
	if (form_release_draft(m->f, &e) || (m->actions && draft_release(journal_of(m), actions_key(tmp, m->f->start->id), &e)))
		app_tell_err(m->s.app, &e);
}

/* --- Going from point to point ------------------------------------------------------------------------------------- */

int minutes_open(struct minutes *m, size_t at, struct err *e)
{
	m->at = at <= m->count ? at : m->count;
	TALLOC_FREE(m->f);
	m->f = form_new(m, journal_of(m), m->at ? m->points[m->at - 1] : m->meeting);
	m->actions = m->at ? editor_new(m->f, "") : NULL;
	m->nknown = 0;
	m->top = 0;
	for (size_t i = 0; i < m->f->count; i++) {
		if (m->f->inputs[i]->text)
			editor_key(m->f->inputs[i]->text, &(struct key){.code = K_END, .mods = MOD_CTRL});
	}
	resume(m);
	m->fresh = !m->came_back;
	return m->at ? read_known(m, e) : 0;
}

/* Was something typed for that record when the program ended? */
static bool drafted(const draft *list, size_t n, const char *prefix, int64_t id)
{
	for (size_t i = 0; i < n; i++) {
		if (!list[i].held && strncmp(list[i].key, prefix, strlen(prefix)) == 0 && strtoll(list[i].key + strlen(prefix), NULL, 10) == id)
			return true;
	}
	return false;
}

static size_t with_draft(struct minutes *m)
{
	AUTO_CTX(tmp);
	AUTO_ERR none = {0};
	draft *list;
	size_t n = 0;
	if (draft_list(journal_of(m), tmp, "", &list, &n, &none))
		return 0;
	for (size_t i = 0; i < m->count; i++) {
		if (drafted(list, n, "agenda_item/", m->points[i]->id) || drafted(list, n, "minutes/", m->points[i]->id))
			return i + 1;
	}
	return 0;
}

/* Where typing stopped; else the point kept last since the meeting began (what was prepared before does not count), else the first one:
   what is typed at once is notes. */
size_t minutes_begin(struct minutes *m)
{
	const char *day = record_text(m->meeting, "date");
	size_t at = with_draft(m);
	if (at)
		return at;
	for (size_t i = 0; i < m->count; i++) {
		if (*m->marks[i] && strcmp(m->points[i]->updated, day) >= 0 && (!at || strcmp(m->points[i]->updated, m->points[at - 1]->updated) >= 0))
			at = i + 1;
	}
	return at ? at : m->count > 0;
}

/* --- Keeping ------------------------------------------------------------------------------------------------------- */

/* A line that is not understood whole is an action all the same: nobody stops a meeting for a date. */
static record *action_of(const void *parent, struct minutes *m, const char *line)
{
	AUTO_ERR unclear = {0};
	action_line typed;
	char iso[11];
	record *r = record_new(parent, &e_action);
	record_fallbacks(r);
	if (action_read(parent, m->words, &typed, line, &unclear)) {
		typed = (action_line){line, "", ACTION_NO_DAY};
		app_tell(m->s.app, ROLE_WARN, _("Kept without a date: “%s”. %s."), line, unclear.what);
	}
	record_set(r, "title", value_text(r, typed.what));
	record_set(r, "owner", value_text(r, typed.who));
	if (typed.due != ACTION_NO_DAY) {
		date_to_iso(iso, typed.due);
		record_set(r, "due", value_text(r, iso));
	}
	record_set(r, "meeting", value_int(m->id));
	record_set(r, "agenda_item", value_int(m->f->start->id));
	record_set(r, "cpts", *record_get(m->meeting, "cpts"));
	return r;
}

static int save_actions(struct minutes *m, struct err *e)
{
	AUTO_CTX(tmp);
	char *rest = mem_dup(tmp, m->actions ? editor_text(m->actions) : ""), *line;
	while ((line = strsep(&rest, "\n"))) {
		const char *typed = text_trim(tmp, line);
		if (*typed && journal_save(journal_of(m), action_of(tmp, m, typed), NULL, e))
			return e->code;
	}
	return 0;
}

/* Every input into the record; the first that is not understood says why and gets the focus. */
static int gather(struct minutes *m, record *r, struct err *e)
{
	AUTO_CTX(tmp);
	for (size_t i = 0; i < minutes_stop_count(m); i++) {
		struct input *c = minutes_input(m, i);
		if (!c || !journal_type(journal_of(m), r, c->f, text_trim(tmp, input_typed(c)), e))
			continue;
		input_say(c, e);
		m->stop = i;
		return e->code;
	}
	return 0;
}

static bool typed_something(const struct minutes *m)
{
	return form_changed(m->f) || (m->actions && editor_text(m->actions)[strspn(editor_text(m->actions), " \n\t")]);
}

/* A point that was just given its name, or another one, is about a topic like those of the agenda. */
static void take_topic(const struct minutes *m, record *point)
{
	AUTO_CTX(tmp);
	const char *title = record_text(point, "title");
	if (!*record_text(point, "topic") && strcmp(title, record_text(m->f->start, "title")) != 0)
		record_set(point, "topic", value_text(tmp, desk_topic_for(m->s.app->desk, tmp, title)));
}

static int keep_all(struct minutes *m, record *r, struct err *e)
{
	AUTO_CTX(tmp);
	if (m->at)
		take_topic(m, r);
	const char *label = m->at ? mem_printf(tmp, _("Noted in the meeting: %s"), record_text(r, "title")) : _("Meeting noted");
	int code = journal_begin(journal_of(m), label, e);
	if (code)
		return code;
	code = journal_save(journal_of(m), r, NULL, e);
	if (!code)
		code = save_actions(m, e);
	return journal_end(journal_of(m), code, e);
}

/* What is kept needs its drafts no more; at worst they are offered once again. */
static void settle(struct minutes *m)
{
	AUTO_CTX(tmp);
	AUTO_ERR ignored = {0};
	for (size_t i = 0; i < m->f->count; i++)
		input_settle(m->f->inputs[i]);
	form_drop_draft(m->f, &ignored);
	if (!m->actions)
		return;
	editor_set(m->actions, "");
	draft_drop(journal_of(m), actions_key(tmp, m->f->start->id), &ignored);
}

int minutes_keep(struct minutes *m, struct err *e)
{
	AUTO_CTX(tmp);
	if (!typed_something(m))
		return 0;
	record *r = record_copy(tmp, m->f->start);
	int code = gather(m, r, e);
	if (!code)
		code = keep_all(m, r, e);
	if (code)
		return code;
	settle(m);
	return minutes_read(m, e);
}

/* --- A point that was not on the agenda ----------------------------------------------------------------------------- */

static int place(struct minutes *m, record *point, int64_t position, struct err *e)
{
	if (record_int(point, "position") == position)
		return 0;
	record_set(point, "position", value_int(position));
	return journal_save(journal_of(m), point, NULL, e);
}

static int insert(struct minutes *m, size_t after, struct err *e)
{
	record *r = record_new(m->read, &e_agenda_item);
	int code = 0;
	record_set(r, "meeting", value_int(m->id));
	record_set(r, "title", value_text(r, _("Item added in the meeting")));
	for (size_t i = 0; i < m->count && !code; i++)
		code = place(m, m->points[i], (int64_t)(i < after ? i + 1 : i + 2), e);
	return code ? code : place(m, r, (int64_t)after + 1, e);
}

int minutes_add(struct minutes *m, size_t *at, struct err *e)
{
	size_t after = m->at ? m->at : m->count;
	int code = journal_begin(journal_of(m), _("Item added in the meeting"), e);
	if (code)
		return code;
	code = insert(m, after, e);
	if (code) {
		journal_rollback(journal_of(m));
		return code;
	}
	*at = after + 1;
	code = journal_commit(journal_of(m), e);
	return code ? code : minutes_read(m, e);
}

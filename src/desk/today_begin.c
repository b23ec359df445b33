// SPDX-License-Identifier: EUPL-1.2
/* What a journal begins with, and what was begun and left: lines that are doors of their own. */
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/journal/drafts.h>
#include "today.h"

enum { DRAFT_COLS = 60 };

/* Each stays until it is done. The command is for those who type them. */
static const struct {
	const char *text, *command;
	const entity *e;
} first_steps[] = {
	{N_("Note the CPTS where you sit"), "carnet add cpts name=…", &e_cpts},
	{N_("Note your mandate: where you sit, and since when"), "carnet add mandate cpts=… role=… body=… starts=…", &e_mandate},
	{N_("Add your next meeting"), "carnet add meeting title=… date=… cpts=…", &e_meeting},
};

int today_first(struct today_maker *m)
{
	for (size_t i = 0; i < LENGTH(first_steps); i++) {
		if (journal_count(m->d->j, query_new(m->out, first_steps[i].e), 1) > 0)
			continue;
		today_add(m, false, "%s", _(first_steps[i].text));
		today_last(m)->door = (today_door){.e = first_steps[i].e, .form = true};
		today_last(m)->command = first_steps[i].command;
	}
	if (!m->b->count)
		return 0;
	if (journal_empty(m->d->j)) {
		today_add(m, false, "%s", _("Or answer four short questions"));
		today_last(m)->door.page = DOOR_WELCOME;
	}
	today_add(m, false, "%s", _("Or look at the practice journal, where nothing can be broken"));
	today_last(m)->command = "carnet --demo";
	today_last(m)->door.page = DOOR_PRACTICE;
	return 0;
}

/* "meeting/12": a form of that record; "meeting/new/…": of a new one. Nothing else kept beside the journal is a draft. */
static today_door draft_door(const void *parent, const draft *d)
{
	const char *slash = strchr(d->key, '/');
	today_door door = {.e = slash ? entity_named(mem_dupn(parent, d->key, (size_t)(slash - d->key))) : NULL, .form = true};
	const field *owner = door.e ? entity_owner(door.e) : NULL;

	if (door.e && strncmp(slash, "/new/", 5) != 0)
		door.id = strtoll(slash + 1, NULL, 10);
	/* A line typed in its owner's own screen is taken up again there. */
	for (size_t i = 0; owner && !door.id && i < d->count; i++)
		if (!strcmp(d->fields[i].name, owner->name))
			door = (today_door){.e = entity_named(owner->opt.ref), .id = strtoll(d->fields[i].typed, NULL, 10)};
	return door;
}

/* The first words typed, else the first choice; never a reference's number, nor what the program wrote. */
static const char *draft_words(const entity *e, const draft *d)
{
	const char *chosen = "";
	for (size_t i = 0; i < d->count; i++) {
		int at = field_index_named(e, d->fields[i].name);
		const field *f = at < 0 ? NULL : &e->fields[at];
		if (!f || f->flags & F_AUTO || !*d->fields[i].typed)
			continue;
		if (f->type == &t_text || f->type == &t_prose)
			return d->fields[i].typed;
		if (f->type == &t_choice && !*chosen)
			chosen = d->fields[i].typed;
	}
	return chosen;
}

/* All of them: nothing typed waits where it is not seen. */
int today_drafts(struct today_maker *m)
{
	draft *list;
	size_t count;
	int code = draft_list(m->d->j, m->out, "", &list, &count, m->e);

	for (size_t i = 0; !code && i < count; i++) {
		AUTO_CTX(tmp);
		today_door door = draft_door(tmp, &list[i]);
		const char *slash = strchr(list[i].key, '/');
		const entity *e = door.e ? entity_named(mem_dupn(tmp, list[i].key, (size_t)(slash - list[i].key))) : NULL;
		m->out->passing |= e && list[i].held;
		if (!e || list[i].held)
			continue;
		strbuf *at = sb_new(tmp), *words = sb_new(tmp);
		stamp_print(at, list[i].at);
		text_cut(words, draft_words(e, &list[i]), DRAFT_COLS);
		today_add(m, false, _("draft of %s: %s%s%s"), at->s, _(e->one), words->len ? ", " : "", words->s);
		today_last(m)->door = door;
	}
	return code;
}

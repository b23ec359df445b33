// SPDX-License-Identifier: EUPL-1.2
/* What a journal begins with, and what was begun and left: lines that are doors of their own. */
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/journal/drafts.h>
#include <carnet/rules/claim.h>
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

/* "meeting/12": a form of that record; "meeting/new/…": of a new one. */
static today_door form_door(const entity *e, const char *of, const draft *d)
{
	const field *owner = entity_owner(e);
	today_door door = {.e = e, .form = true};

	if (strncmp(of, "new/", 4) != 0)
		door.id = strtoll(of, NULL, 10);
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

/* What is typed elsewhere than in a form: "claim-answer/12/…" is taken up again from claim 12. Nothing else kept beside the journal is a draft. */
static const struct sheet {
	const char *key, *words;
	today_door door;
	enum claim_status from, until; /* of a claim: while it can be taken up again */
} sheets[] = {
	{"claim-answer", N_("the payer’s answer"), {.e = &e_claim}, CLAIM_SENT, CLAIM_SENT},
	{"claim-waiver", N_("repayment to give up"), {.e = &e_claim}, CLAIM_DRAFT, CLAIM_PARTLY},
	{"scores", N_("assessment"), {.e = &e_cpts, .level = true}, 0, 0},
	{"sheet", N_("interview or survey"), {.e = &e_cpts, .level = true}, 0, 0},
	{NULL, NULL, {0}, 0, 0},
};

/* What was begun and where it is taken up again; false when there is nowhere any more. */
static bool begun(const void *parent, journal *j, const draft *d, today_door *door, const char **what, const char **words)
{
	size_t len = strcspn(d->key, "/");
	const char *kind = mem_dupn(parent, d->key, len), *of = d->key + len + (d->key[len] == '/');
	const entity *e = entity_named(kind);
	const struct sheet *s = sheets;
	AUTO_ERR gone = {0};
	record *r;

	if (e) {
		*door = form_door(e, of, d);
		*what = _(e->one);
		*words = draft_words(e, d);
		return true;
	}
	while (s->key && strcmp(s->key, kind) != 0)
		s++;
	*door = s->door;
	door->id = strtoll(of, NULL, 10);
	if (!s->key || journal_get(j, parent, &r, door->e, door->id, &gone))
		return false;
	*what = _(s->words);
	*words = journal_record_title(j, parent, r);
	return r->e != &e_claim || (claim_status(r) >= s->from && claim_status(r) <= s->until);
}

/* All of them: nothing typed waits where it is not seen. */
int today_drafts(struct today_maker *m)
{
	draft *list;
	size_t count;
	int code = draft_list(m->d->j, m->out, "", &list, &count, m->e);

	for (size_t i = 0; !code && i < count; i++) {
		AUTO_CTX(tmp);
		today_door door;
		const char *what, *text;
		bool told = begun(tmp, m->d->j, &list[i], &door, &what, &text);
		m->out->passing |= told && list[i].held;
		if (!told || list[i].held)
			continue;
		strbuf *at = sb_new(tmp), *words = sb_new(tmp);
		stamp_print(at, list[i].at);
		text_cut(words, text, DRAFT_COLS);
		today_add(m, false, _("draft of %s: %s%s%s"), at->s, what, words->len ? ", " : "", words->s);
		today_last(m)->door = door;
	}
	return code;
}

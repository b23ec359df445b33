// SPDX-License-Identifier: EUPL-1.2
#include "dossier.h"

#include <carnet/rules/carry.h>
#include <carnet/rules/meetings.h>
#include <string.h>

static const report_section sections[DOSSIER_PARTS] = {
	[DOSSIER_AGENDA] = {"agenda", "ordre-du-jour", true},
	[DOSSIER_ASK] = {"questions", "questions", true},
	[DOSSIER_DECISIONS] = {"decisions", "decisions", true},
	[DOSSIER_ACTIONS] = {"actions", "actions", true},
	[DOSSIER_NOTES] = {"notes", "notes-privees", false},
	[DOSSIER_GUIDE] = {"guide", "reperes", true},
	[DOSSIER_WORDS] = {"words", "mots", true},
	[DOSSIER_LEVEL] = {"level", "niveau", true},
	[DOSSIER_EXPENSES] = {"expenses", "frais", true},
	[DOSSIER_ATTACHMENTS] = {"attachments", "pieces", true},
};
const report_sections dossier_sections = {sections, DOSSIER_PARTS, N_("A dossier has no part “%s”|choose among: %s")};

static int (*const writers[DOSSIER_PARTS])(struct dossier *d) = {
	[DOSSIER_AGENDA] = dossier_agenda,
	[DOSSIER_ASK] = dossier_ask,
	[DOSSIER_DECISIONS] = dossier_decisions,
	[DOSSIER_ACTIONS] = dossier_actions,
	[DOSSIER_NOTES] = dossier_notes,
	[DOSSIER_GUIDE] = dossier_guide,
	[DOSSIER_WORDS] = dossier_words,
	[DOSSIER_LEVEL] = dossier_level,
	[DOSSIER_EXPENSES] = dossier_expenses,
	[DOSSIER_ATTACHMENTS] = dossier_attachments,
};

static int read_past(struct dossier *d)
{
	struct writer *w = &d->w;
	int code = carry_actions(w->j, w->tmp, d->meeting, &d->actions.list, &d->actions.count, w->e);

	if (!code)
		code = carry_decisions(w->j, w->tmp, d->meeting, &d->decisions.list, &d->decisions.count, w->e);
	if (!code)
		code = carry_points(w->j, w->tmp, d->meeting, &d->open.list, &d->open.count, w->e);
	if (!code)
		code = carry_questions(w->j, w->tmp, d->meeting, &d->unanswered.list, &d->unanswered.count, w->e);
	return code;
}

enum { LOOKED_AT = 20 };

static int read_last(struct dossier *d)
{
	rows before;
	int code = meetings_before(d->w.j, d->w.tmp, d->meeting, LOOKED_AT, &before.list, &before.count, d->w.e);

	for (size_t i = 0; !code && i < before.count && !d->last; i++)
		if (!meeting_off(before.list[i]))
			d->last = before.list[i];
	return code;
}

static int read_questions(struct dossier *d)
{
	query *q = query_new(d->w.tmp, &e_question);

	query_where(q, "meeting", OP_IS, value_int(d->meeting->id));
	query_sort(q, "position", NULL);
	return w_rows(&d->w, q, &d->questions);
}

int dossier_read(struct dossier *d, const report_from *from, int64_t meeting, void *tmp, struct err *e)
{
	*d = (struct dossier){.w = writer_on(from, tmp, e)};
	int code = w_get(&d->w, &e_meeting, meeting, &d->meeting);

	if (!code)
		code = w_mandate(&d->w, d->meeting, &d->mandate);
	if (!code && record_int(d->meeting, "cpts"))
		code = w_get(&d->w, &e_cpts, record_int(d->meeting, "cpts"), &d->cpts);
	if (!code)
		code = w_parts(&d->w, &e_agenda_item, "meeting", meeting, 0, &d->points);
	if (!code)
		code = read_questions(d);
	if (!code)
		code = read_last(d);
	return code ? code : read_past(d);
}

int dossier_begin(struct dossier *d, const report_from *from, const void *parent, int64_t meeting, void *tmp, const char *what, enum date_style style,
		  struct err *e)
{
	int code = dossier_read(d, from, meeting, tmp, e);

	if (code)
		return code;
	const char *date = w_day(&d->w, record_text(d->meeting, "date"), style);
	w_open(&d->w, parent, w_printf(&d->w, _("%s: %s, %s"), what, record_text(d->meeting, "title"), date));
	return 0;
}

size_t dossier_questions(const struct dossier *d, const record *point, record ***out)
{
	int64_t id = point ? point->id : 0;
	size_t n = 0;

	*out = NEW_ARRAY(d->w.tmp, record *, d->questions.count + 1);
	for (size_t i = 0; i < d->questions.count; i++)
		if (record_int(d->questions.list[i], "agenda_item") == id)
			(*out)[n++] = d->questions.list[i];
	return n;
}

/* What comes after the promises may go to the second page when the letters are large. */
static int first_page(struct dossier *d)
{
	dossier_facts(d);
	dossier_obtain(d, true);
	int code = dossier_promised(d, PROMISED);
	dossier_more_facts(d);
	w_para(&d->w, _("As noted on %s."), w_today(&d->w, DATE_FULL));
	return code;
}

int report_dossier(const report_from *from, const void *parent, int64_t meeting, unsigned parts, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct dossier d;
	int code = dossier_begin(&d, from, parent, meeting, tmp, _("Dossier"), DATE_LONG, e);

	if (code)
		return code;
	code = first_page(&d);
	w_new_page(&d.w);
	for (size_t i = 0; i < DOSSIER_PARTS && !code; i++) {
		if (parts & 1U << i)
			code = writers[i](&d);
	}
	*out = d.w.d;
	return code;
}

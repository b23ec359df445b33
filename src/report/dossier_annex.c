// SPDX-License-Identifier: EUPL-1.2
/* The annexes of a dossier: words to know, level, expenses, attachments. */
#include <carnet/rules/participation.h>
#include <string.h>
#include "dossier.h"

int dossier_words(struct dossier *d)
{
	struct writer *w = &d->w;
	strbuf *text = sb_new(w->tmp);

	words_of(text, record_text(d->meeting, "title"));
	words_of(text, d->cpts ? record_text(d->cpts, "name") : "");
	for (size_t i = 0; i < d->points.count; i++)
		words_of(text, record_text(d->points.list[i], "title"));
	for (size_t i = 0; i < d->questions.count; i++)
		words_of(text, record_text(d->questions.list[i], "text"));
	for (size_t i = 0; i < d->decisions.count; i++)
		words_of(text, record_text(d->decisions.list[i], "decision"));
	return words_write(w, _("Words to know"), text->s, WORDS);
}

static void standings(struct writer *w, const assessed *declared)
{
	w_fact(w, _("Assessed on"), w_day(w, record_text(declared->assessment, "date"), DATE_FULL));
	node *list = w_list(w);
	for (size_t i = 0; i < declared->grid->nlevels; i++) {
		participation p = assessed_level(declared, declared->grid->levels[i].id);
		w_item(w, list, _("%s %s: %s, %d criteria out of %d"), standing_sign(p.standing), declared->grid->levels[i].title, participation_words(&p),
		       p.met, p.criteria);
	}
}

/* The next step is known before anything is assessed: the first criterion of the level. */
int dossier_level(struct dossier *d)
{
	struct writer *w = &d->w;
	assessed *declared;

	if (!d->cpts)
		return 0;
	int code = w_assessed(w, d->cpts->id, GRID_PARTICIPATION, &declared);
	if (code)
		return code;
	w_heading(w, 2, _("Level of participation"));
	if (declared->assessment)
		standings(w, declared);
	else
		w_para(w, _("No assessment yet. Give each criterion a score from 0 to 3, an hour is enough."));
	const char *level = d->mandate ? record_text(d->mandate, "level") : "";
	w_step(w, declared, *level ? level : "projets");
	return 0;
}

/* What the trip to the same body cost the last time it was noted: the same receipts will be needed. */
static int last_trip(struct dossier *d, rows *out)
{
	struct writer *w = &d->w;
	query *meetings = query_new(w->tmp, &e_meeting), *q = query_new(w->tmp, &e_expense);

	if (d->mandate)
		query_where(meetings, "mandate", OP_IS, value_int(d->mandate->id));
	else
		query_where(meetings, "cpts", OP_IS, value_int(record_int(d->meeting, "cpts")));
	query_where(meetings, "place", OP_IS, *record_get(d->meeting, "place"));
	query_among(q, "meeting", meetings);
	q->limit = 6;
	return w_rows(w, q, out);
}

int dossier_expenses(struct dossier *d)
{
	struct writer *w = &d->w;
	rows trip = {0};

	if (record_int(d->meeting, "remote"))
		return 0;
	int code = *record_text(d->meeting, "place") ? last_trip(d, &trip) : 0;
	w_heading(w, 2, _("Expenses"));
	w_para(w, _("Keep every receipt: ticket, toll, parking, meal. Note the trip the same evening."));
	if (!trip.count)
		return code;
	strbuf *list = sb_new(w->tmp);
	for (size_t i = 0; i < trip.count; i++) {
		const record *x = trip.list[i];
		if (record_int(x, "meeting") != record_int(trip.list[0], "meeting"))
			continue;
		const value *amount = record_get(x, "amount");
		sb_addf(list, _("%s%s %s"), list->len ? ", " : "", w_choice(x, "kind"), w_money(w, amount->kind == V_INT ? amount->n : record_int(x, "real_amount")));
	}
	w_para(w, _("The last time at the same place: %s."), list->s);
	return code;
}

int dossier_attachments(struct dossier *d)
{
	struct writer *w = &d->w;
	query *q = query_new(w->tmp, &e_attachment);
	rows files;

	query_where(q, "owner", OP_IS, value_text(q, d->meeting->uid));
	int code = w_rows(w, q, &files);
	if (code || !files.count)
		return code;
	w_heading(w, 2, _("Attachments"));
	node *list = w_list(w);
	for (size_t i = 0; i < files.count; i++)
		w_item(w, list, "%s", record_text(files.list[i], "name"));
	return 0;
}

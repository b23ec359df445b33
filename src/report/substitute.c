// SPDX-License-Identifier: EUPL-1.2
/* For the person who sits in one's place at one meeting; the last page is what comes back. */
#include <carnet/rules/carry.h>
#include <string.h>
#include "dossier.h"

/* What is asked for on each point, and on the whole. */
static void sheet(struct dossier *d)
{
	struct writer *w = &d->w;

	w_new_page(w);
	w_heading(w, 2, _("Sheet to send back"));
	w_para(w, _("Fill it in the same evening: one line a point is enough. If you keep the notebook too, ask for the file that comes with this sheet: "
		    "what you write in it comes back without being typed again."));
	for (size_t i = 0; i < d->points.count; i++) {
		w_heading(w, 3, w_printf(w, "%zu. %s", i + 1, record_text(d->points.list[i], "title")));
		w_room(w, _("Decision"));
		w_room(w, _("Who, for when"));
		w_room(w, _("What you said"));
		w_para(w, _("Users were: informed ☐ consulted ☐ associated ☐ co-deciding ☐"));
	}
	w_heading(w, 3, _("And also"));
	w_room(w, _("Next meeting on"));
	w_room(w, _("To tell me at once"));
}

/* What has been held so far on each point: the substitute speaks with one voice. */
static int positions(struct dossier *d)
{
	struct writer *w = &d->w;
	int code = 0;

	w_heading(w, 2, _("Agenda"));
	for (size_t i = 0; i < d->points.count && !code; i++) {
		const record *p = d->points.list[i];
		record **questions;
		origin o;
		code = carry_origin(w->j, w->tmp, p, &o, w->e);
		if (code)
			break;
		w_heading(w, 3, w_printf(w, "%zu. %s", i + 1, record_text(p, "title")));
		if (o.times > 1)
			w_para(w, "%s.", w_capital(w, carry_words(w->tmp, &o)));
		if (o.last) {
			w_fact(w, _("Decided so far"), record_text(o.last, "decision"));
			w_fact(w, _("I said"), record_text(o.last, "voice"));
		}
		size_t n = dossier_questions(d, p, &questions);
		node *list = n ? w_list(w) : NULL;
		for (size_t k = 0; k < n && k < POINT_QUESTIONS; k++)
			w_task(w, list, false, w_printf(w, _("To ask: %s"), record_text(questions[k], "text")));
	}
	return code;
}

/* What else is under way in the body, and with whom. */
static int context(struct dossier *d)
{
	int code = dossier_left_open(d);

	dossier_ask_again(d);
	if (!code)
		code = w_open_actions(&d->w, d->meeting);
	if (!code && d->cpts)
		code = w_people(&d->w, d->cpts->id);
	return code ? code : dossier_level(d);
}

int report_substitute(const report_from *from, const void *parent, int64_t meeting, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct dossier d;
	int code = dossier_begin(&d, from, parent, meeting, tmp, _("Sitting in my place"), DATE_FULL, e);

	if (code)
		return code;
	struct writer *w = &d.w;
	dossier_facts(&d);
	dossier_obtain(&d, true);
	code = dossier_promised(&d, PROMISED);
	dossier_more_facts(&d);
	w_new_page(w);
	if (!code)
		code = positions(&d);
	if (!code)
		code = context(&d);
	if (!code)
		code = dossier_words(&d);
	sheet(&d);
	*out = w->d;
	return code;
}

// SPDX-License-Identifier: EUPL-1.2
/* What was decided before and what became of it; what is still to do. */
#include <carnet/rules/carry.h>
#include <string.h>
#include "dossier.h"

/* What became of its decision: the actions born of it that are over; the open ones have their own part. */
static int became(struct dossier *d, node *item, const record *point)
{
	struct writer *w = &d->w;
	rows actions;
	int code = w_parts(w, &e_action, "agenda_item", point->id, 3, &actions);

	for (size_t i = 0; i < actions.count && !code; i++)
		if (strcmp(record_text(actions.list[i], "status"), "fait") == 0 || strcmp(record_text(actions.list[i], "status"), "abandonné") == 0)
			doc_text(w->d, item, w_flat(w, w_printf(w, _(" Since then: %s, %s."), record_text(actions.list[i], "title"), w_choice(actions.list[i], "status"))));
	return code;
}

static int decision(struct dossier *d, node *list, const record *point)
{
	struct writer *w = &d->w;
	const char *follow = w_choice(point, "follow_up");
	node *item = doc_add(w->d, list, N_ITEM);

	doc_strong(w->d, item, record_text(point, "title"));
	doc_text(w->d, item, w_flat(w, w_printf(w, _(": %s"), record_text(point, "decision"))));
	if (*follow)
		doc_text(w->d, item, w_flat(w, w_printf(w, " (%s)", follow)));
	return became(d, item, point);
}

int dossier_left_open(struct dossier *d)
{
	struct writer *w = &d->w;

	if (!d->open.count)
		return 0;
	w_heading(w, 3, _("Left open, and not on this agenda"));
	node *list = w_list(w);
	for (size_t i = 0; i < d->open.count && i < LEFT; i++) {
		const record *p = d->open.list[i];
		origin o;
		int code = carry_origin(w->j, w->tmp, p, &o, w->e);
		if (code)
			return code;
		w_item(w, list, _("%s (since %s)"), record_text(p, "title"), w_day(w, record_text(o.first_meeting, "date"), DATE_SHORT));
	}
	w_more(w, list, d->open.count > LEFT ? d->open.count - LEFT : 0);
	return 0;
}

int dossier_decisions(struct dossier *d)
{
	struct writer *w = &d->w;
	int64_t meeting = 0;
	node *list = NULL;
	int code = 0;

	w_heading(w, 2, _("Last decisions, and what became of them"));
	if (!d->decisions.count)
		w_para(w, _("No decision of an earlier meeting is noted."));
	for (size_t i = 0; i < d->decisions.count && i < DECISIONS && !code; i++) {
		const record *point = d->decisions.list[i];
		if (record_int(point, "meeting") != meeting) {
			meeting = record_int(point, "meeting");
			w_heading(w, 3, w_title(w, &e_meeting, meeting));
			list = w_list(w);
		}
		code = decision(d, list, point);
	}
	w_more(w, list, d->decisions.count > DECISIONS ? d->decisions.count - DECISIONS : 0);
	return code ? code : dossier_left_open(d);
}

static void actions_of(struct dossier *d, bool mine, const char *heading)
{
	struct writer *w = &d->w;
	node *list = NULL;
	size_t told = 0, left = 0;

	for (size_t i = 0; i < d->actions.count; i++) {
		if (mine == (*record_text(d->actions.list[i], "owner") != '\0'))
			continue;
		if (told == ACTIONS) {
			left++;
			continue;
		}
		if (!list) {
			w_heading(w, 3, heading);
			list = w_list(w);
		}
		w_action(w, list, d->actions.list[i], !mine);
		told++;
	}
	w_more(w, list, left);
}

int dossier_actions(struct dossier *d)
{
	w_heading(&d->w, 2, _("Actions"));
	if (!d->actions.count)
		w_para(&d->w, _("No open action."));
	actions_of(d, true, _("Mine"));
	actions_of(d, false, _("Those of others"));
	return 0;
}

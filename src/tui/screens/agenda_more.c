// SPDX-License-Identifier: EUPL-1.2
/* What fills an agenda without typing it: a pasted text, what earlier meetings left open, topics and questions of the guide. */
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/library/topics.h>
#include <carnet/rules/agenda.h>
#include <carnet/rules/carry.h>
#include "detail_screen.h"
#include "dialogs.h"
#include "ticks.h"

enum { PASTED_MOST = 100, NEAR_MOST = 5, NO_TOPIC = 10000 };

static journal *journal_of(const struct detail_screen *ds)
{
	return ds->s.app->desk->j;
}

/* --- A pasted agenda ---------------------------------------------------------------------------------------------- */

static int keep_item(struct detail_screen *ds, const char *title, struct err *e)
{
	AUTO_CTX(tmp);
	record *r = record_new(tmp, &e_agenda_item);
	record_set(r, "meeting", value_int(ds->id));
	record_set(r, "title", value_text(r, title));
	record_set(r, "topic", value_text(r, desk_topic_for(ds->s.app->desk, tmp, title)));
	int code = carry_again(journal_of(ds), ds->d->r, r, e);
	return code ? code : journal_save(journal_of(ds), r, NULL, e);
}

static int keep_items(struct detail_screen *ds, const struct tick *list, size_t count, int *kept, struct err *e)
{
	int code = journal_begin(journal_of(ds), _("Agenda pasted"), e);
	if (code)
		return code;
	for (size_t i = 0; i < count && !code; i++) {
		if (!list[i].on)
			continue;
		code = keep_item(ds, list[i].label, e);
		(*kept)++;
	}
	return journal_end(journal_of(ds), code, e);
}

static unsigned pasted(struct screen *asked, const struct tick *list, size_t count, void *data)
{
	struct detail_screen *ds = (struct detail_screen *)asked;
	AUTO_ERR e = {0};
	int kept = 0;
	(void)data;
	if (keep_items(ds, list, count, &kept, &e))
		return app_failed(ds->s.app, &e);
	agenda_stop(ds);
	app_tell(ds->s.app, ROLE_OK, ngettext("%d item added, with its topic. u takes it off.", "%d items added, with their topics. u takes them all off.",
					      (unsigned long)kept), kept);
	return EFFECT_RELOAD;
}

/* Shown before it is kept: what was taken for an item and is none can be unticked. */
unsigned agenda_paste(struct detail_screen *ds, const char *text)
{
	AUTO_CTX(tmp);
	struct tick rows[PASTED_MOST];
	char **titles;
	size_t n;
	agenda_split(tmp, text, &titles, &n);
	for (size_t i = 0; i < n && i < LENGTH(rows); i++)
		rows[i] = (struct tick){titles[i], NULL, true};
	n = n < LENGTH(rows) ? n : LENGTH(rows);
	if (!n) {
		app_tell(ds->s.app, ROLE_WARN, "%s", _("No item was found in this text. Type them one by one."));
		return EFFECT_REDRAW;
	}
	struct ticks what = {.title = _("Pasted agenda"), .text = _("These items were read. Untick what is none; Enter keeps the others."),
			     .button = _("Keep the ticked items"), .help = "meeting", .then = pasted};
	app_push(ds->s.app, ticks_screen(ds->s.app, &what, rows, n));
	return EFFECT_REDRAW;
}

/* --- Topics ------------------------------------------------------------------------------------------------------- */

/* Best first, then the others in the order of the guide: the row's id is its place among all. */
static int topic_rows(struct detail_screen *ds, struct pick *p, const char *title, struct err *e)
{
	AUTO_CTX(tmp);
	library *l = ds->s.app->desk->l;
	topic *near, *all;
	size_t nnear, n;
	int code = library_topics_for(l, tmp, title, NEAR_MOST, &near, &nnear, e);
	if (!code)
		code = library_topics(l, tmp, &all, &n, e);
	for (size_t i = 0; !code && i < nnear; i++)
		for (size_t k = 0; k < n; k++)
			if (strcmp(all[k].id, near[i].id) == 0)
				pick_add(p, all[k].title, _("proposed"), (long)k);
	for (size_t k = 0; !code && k < n; k++) {
		size_t i = 0;
		while (i < nnear && strcmp(all[k].id, near[i].id) != 0)
			i++;
		if (i == nnear)
			pick_add(p, all[k].title, NULL, (long)k);
	}
	pick_add(p, _("(no topic)"), NULL, NO_TOPIC);
	return code;
}

static int set_topic(struct detail_screen *ds, long at, struct err *e)
{
	AUTO_CTX(tmp);
	topic *all;
	size_t n;
	record *r;
	int code = library_topics(ds->s.app->desk->l, tmp, &all, &n, e);
	if (!code)
		code = journal_get(journal_of(ds), tmp, &r, &e_agenda_item, ds->d->point, e);
	if (code)
		return code;
	record_set(r, "topic", value_text(r, at == NO_TOPIC ? "" : all[at].id));
	return journal_save(journal_of(ds), r, NULL, e);
}

static unsigned topic_chosen(struct screen *below, long id, const char *typed)
{
	struct detail_screen *ds = (struct detail_screen *)below;
	AUTO_ERR e = {0};
	(void)typed;
	if (set_topic(ds, id, &e))
		return app_failed(ds->s.app, &e);
	return EFFECT_RELOAD;
}

unsigned agenda_topic(struct detail_screen *ds)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *r;
	struct screen *s = choose_screen(ds->s.app, _("Topic of this item"), topic_chosen);
	if (journal_get(journal_of(ds), tmp, &r, &e_agenda_item, ds->d->point, &e) || topic_rows(ds, choose_pick(s), record_text(r, "title"), &e)) {
		talloc_free(s);
		return app_failed(ds->s.app, &e);
	}
	app_push(ds->s.app, s);
	return EFFECT_REDRAW;
}

/* --- What earlier meetings left, what the guide proposes ------------------------------------------------------------ */

unsigned agenda_take_up(struct detail_screen *ds)
{
	AUTO_ERR e = {0};
	int copied;
	if (carry_copy(journal_of(ds), ds->d->r, &copied, &e))
		return app_failed(ds->s.app, &e);
	if (copied)
		app_tell(ds->s.app, ROLE_OK, ngettext("%d item taken up. u undoes.", "%d items taken up. u undoes.", (unsigned long)copied), copied);
	else
		app_tell(ds->s.app, ROLE_TEXT, "%s", _("No item of the earlier meetings waits."));
	return EFFECT_RELOAD;
}

static int keep_question(struct detail_screen *ds, const char *bank, struct err *e)
{
	AUTO_CTX(tmp);
	topic *t;
	record *r = record_new(tmp, &e_question);
	char *id = mem_dupn(tmp, bank, strcspn(bank, "/"));
	int code = library_topic(ds->s.app->desk->l, tmp, id, &t, e);
	for (size_t i = 0; !code && i < t->nquestions; i++)
		if (strcmp(t->questions[i].id, bank) == 0)
			record_set(r, "text", value_text(r, t->questions[i].ask));
	record_set(r, "meeting", value_int(ds->e == &e_meeting ? ds->id : record_int(ds->d->r, "meeting")));
	record_set(r, "agenda_item", value_int(ds->d->point));
	record_set(r, "bank_id", value_text(r, bank));
	return code ? code : journal_save(journal_of(ds), r, NULL, e);
}

unsigned agenda_keep_question(struct detail_screen *ds, const char *bank)
{
	AUTO_ERR e = {0};
	if (keep_question(ds, bank, &e))
		return app_failed(ds->s.app, &e);
	app_tell(ds->s.app, ROLE_OK, "%s", _("Question kept. “e” changes its words, u undoes."));
	return EFFECT_RELOAD;
}

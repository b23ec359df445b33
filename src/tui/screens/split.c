// SPDX-License-Identifier: EUPL-1.2
/* An expense shared with another payer: who, then how much; a share may be shared again. */
#include <stdlib.h>
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include <carnet/desk/money.h>
#include "detail_screen.h"
#include "dialogs.h"
#include "money.h"

enum { WHOLE = 10000 };

struct split {
	int64_t payer;
	int share, rest; /* weights */
};

/* "40 %", or "12,50" euros of it. */
static int weigh(struct split *s, int64_t amount, const char *typed, struct err *e)
{
	AUTO_CTX(tmp);
	const char *percent = strchr(typed, '%');
	int64_t share, whole = percent ? WHOLE : amount;
	int code = money_parse(&share, percent ? text_trim(tmp, mem_dupn(tmp, typed, (size_t)(percent - typed))) : typed, e);

	if (code)
		return code;
	bool more = percent && *text_trim(tmp, percent + 1);
	if (more || share <= 0 || share >= whole)
		return percent ? err_set(e, ERR_INPUT, _("A share is between 0 and 100 %"), _("write for example 50 %"))
		               : err_setf(e, ERR_INPUT, _("The whole expense comes to %s|write less, or a percentage"), money_text(tmp, amount));
	if (whole > SHARE_MOST)
		return err_set(e, ERR_INPUT, _("This amount is too large to be shared in euros"), _("write a percentage, for example 50 %"));
	s->share = (int)share;
	s->rest = (int)(whole - share);
	return 0;
}

static int typed(struct screen *below, const char *text, struct err *e)
{
	AUTO_CTX(tmp);
	struct detail_screen *ds = (struct detail_screen *)below;
	struct app *app = below->app;
	struct split s = {.payer = ds->share_with};
	record *x;
	int code = journal_get(app->desk->j, tmp, &x, &e_expense, ds->id, e);

	code = code ? code : weigh(&s, record_int(x, "amount"), text, e);
	code = code ? code : desk_split(app->desk, ds->id, (int64_t[]){record_int(x, "payer"), s.payer}, (int[]){s.rest, s.share}, 2, e);
	code = code ? code : journal_get(app->desk->j, tmp, &x, &e_expense, ds->id, e);
	if (!code)
		app_tell(app, ROLE_OK, _("Shared: %s stay here, the rest is a line for %s. u undoes."), money_text(tmp, record_int(x, "amount")),
		         journal_title(app->desk->j, tmp, &e_payer, s.payer));
	return code;
}

static unsigned payer_chosen(struct screen *below, long id, const char *text)
{
	AUTO_CTX(tmp);
	struct detail_screen *ds = (struct detail_screen *)below;

	(void)text;
	if (id <= 0)
		return EFFECT_REDRAW;
	ds->share_with = id;
	const char *title = mem_printf(tmp, _("Share of %s"), journal_title(below->app->desk->j, tmp, &e_payer, id));
	const char *help = mem_printf(tmp, _("A percentage, or an amount: 50 %%, 12,50. The whole comes to %s; what is left stays with the first payer."),
	                              money_text(tmp, record_int(ds->d->r, "amount")));
	struct screen *p = prompt_screen(below->app, title, help, (struct prompt_answer){typed, NULL});
	prompt_proposes(p, "split", "50 %");
	app_push(below->app, p);
	return EFFECT_REDRAW;
}

unsigned split_ask(struct detail_screen *ds)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct app *app = ds->s.app;
	record **payers;
	size_t count, others = 0;

	if (journal_window(app->desk->j, tmp, query_new(tmp, &e_payer), NULL, false, 0, &payers, &count, &e))
		return app_failed(app, &e);
	struct screen *s = choose_screen(app, _("Share it with which payer?"), payer_chosen);
	for (size_t i = 0; i < count; i++) {
		if (payers[i]->id == record_int(ds->d->r, "payer"))
			continue;
		pick_add(choose_pick(s), record_text(payers[i], "name"), NULL, (long)payers[i]->id);
		others++;
	}
	if (!others) {
		talloc_free(s);
		app_tell(app, ROLE_WARN, "%s", _("There is no other payer yet: add one in the payers’ list (5, then →), then share."));
		return EFFECT_REDRAW;
	}
	choose_explain(s, "split");
	app_push(app, s);
	return EFFECT_REDRAW;
}

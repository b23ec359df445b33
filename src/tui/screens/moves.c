// SPDX-License-Identifier: EUPL-1.2
#include "moves.h"
#include <carnet/base/i18n.h>

unsigned moves_rows(enum action a, size_t *at, size_t count)
{
	const size_t was = *at, last = count - 1, up = was ? was - 1 : 0, down = was < last ? was + 1 : last;
	const struct {
		enum action a;
		size_t to;
	} moves[] = {{ACT_UP, up}, {ACT_PREVIOUS, up}, {ACT_DOWN, down}, {ACT_NEXT, down}, {ACT_FIRST, 0}, {ACT_LAST, last}};
	for (size_t i = 0; i < LENGTH(moves); i++) {
		if (moves[i].a != a)
			continue;
		*at = moves[i].to;
		return *at == was && a == ACT_UP ? EFFECT_PASS : EFFECT_REDRAW;
	}
	return EFFECT_PASS;
}

const char *moves_link(struct app *app, struct reader *r, int number)
{
	if (reader_show_link(r, number))
		return reader_link(r, number);
	app_tell(app, ROLE_TEXT, _("Link %d is shown here: Enter opens it."), number);
	return NULL;
}

const char *moves_digit(struct app *app, struct reader *r, int *number, const struct key *k)
{
	int digit = k ? key_digit(k) : -1, links = reader_links(r), n = *number * 10 + (digit > 0 ? digit : 0);
	*number = 0;
	if (!links)
		app_tell(app, ROLE_TEXT, "%s", _("This page has no numbered link."));
	else if (digit < 0 || n < 1 || n > links)
		app_tell(app, ROLE_TEXT, ngettext("This page has %d numbered link.", "This page has %d numbered links.", (unsigned long)links), links);
	else if (n * 10 <= links)
		app_tell(app, ROLE_TEXT, _("Link %d: Enter opens it, or type its second digit."), *number = n);
	else
		return moves_link(app, r, n);
	return NULL;
}

// SPDX-License-Identifier: EUPL-1.2
#include "print_as.h"
#include <carnet/base/i18n.h>
#include "dialog.h"

static const struct form {
	const char *letter, *label, *format;
	int size;
} forms[] = {
	{"p", N_("PDF, to print"), "pdf", PRINT_NORMAL},
	{"g", N_("PDF in large letters"), "pdf", PRINT_LARGE},
	{"t", N_("plain text, to print or send"), "text", 0},
	{"h", N_("HTML, for a browser"), "html", 0},
	{"m", N_("Markdown, for another program"), "markdown", 0},
};

/* Hangs on the screen that asks: the dialog is gone when the answer comes. */
struct asked {
	print_fn print;
};

static unsigned chosen(struct screen *asked, long id, void *data)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct asked *a = data;
	print_setup paper = {.size = forms[id].size};
	char *written;
	if (a->print(asked, tmp, forms[id].format, &paper, &written, &e) != 0)
		app_tell_err(asked->app, &e);
	else
		app_exported(asked->app, written);
	talloc_free(a);
	return EFFECT_REDRAW;
}

void print_as(struct screen *asked, print_fn print)
{
	struct answer answers[LENGTH(forms)];
	for (size_t i = 0; i < LENGTH(forms); i++)
		answers[i] = (struct answer){forms[i].letter, _(forms[i].label), NULL, (long)i};
	struct asked *a = NEW(asked, struct asked);
	a->print = print;
	struct screen *s = dialog_screen(asked->app, _("Export"), _("In which form?\n"), answers, LENGTH(forms), chosen, a);
	dialog_explain(s, "exported");
	app_push(asked->app, s);
}

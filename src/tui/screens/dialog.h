// SPDX-License-Identifier: EUPL-1.2
/* A sentence and a few answers over the screen that asks. */
#pragma once
#include "../app.h"

struct answer {
	const char *letter;  /* the key that chooses it at once, shown before it */
	const char *label;   /* translated */
	const char *rest;    /* letters that may follow and mean nothing more: "ui" after o; NULL; not copied */
	long id;
};
/* The first answer is in focus. chosen() runs once the dialog is closed, in the screen that asked; its effects are performed there.
   Title, text and labels are copied. */
struct screen *dialog_screen(struct app *app, const char *title, const char *text, const struct answer *answers, size_t count,
                             unsigned (*chosen)(struct screen *asked, long id, void *data), void *data);
void dialog_explain(struct screen *s, const char *help); /* the key of its help page; "form" unless said */

// SPDX-License-Identifier: EUPL-1.2
/* Languages. English is in the source; French is the program's language unless told otherwise. */
#pragma once
#include <libintl.h>
#include <stdbool.h>

#define _(s) gettext(s)
#define N_(s) s
#define NP_(one, many) one, many /* in a table, for ngettext */
#define P_(context, s) i18n_context(context "\004" s, s)

/* Locale and catalogue, once, before any output. lang is "fr", "en" or NULL for the locale's choice. */
void i18n_start(const char *lang);
bool i18n_french(void);
/* The French of a msgid whatever the language of the interface: the headers of CSV files are French for everybody. */
const char *i18n_in_french(const char *msgid);
const char *i18n_context(const char *key, const char *plain);

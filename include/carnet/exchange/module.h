// SPDX-License-Identifier: EUPL-1.2
/* Modules: formats whose libraries are too heavy for a program that must open at once. Each is a shared object in the folder modules, exporting
   one description named carnet_module, opened the first time its format is asked for and kept until the program ends. */
#pragma once
#include <stddef.h>
#include <carnet/base/err.h>
#include <carnet/doc/doc.h>
#include <carnet/exchange/calendar.h>

enum { MODULE_ABI = 3, PRINT_NORMAL = 12, PRINT_LARGE = 18 };

/* A file put after the doc: JPEG, PNG or PDF, recognised by content. name is shown. */
typedef struct enclosure {
	const char *name;
	const char *data;
	size_t len;
} enclosure;

/* How a doc is put on paper; all zero is right. */
typedef struct print_setup {
	int size;                    /* points of the text, PRINT_NORMAL or PRINT_LARGE; 0: normal */
	const char *state, *date;    /* at the head of each page beside the title; NULL for none */
	const char *author;          /* NULL for none */
	const enclosure *enclosures; /* each begins a page of its own */
	size_t count;
} print_setup;

struct format_module {
	int abi; /* MODULE_ABI of the headers it was built with */
	const char *name, *extension;
	/* The whole file in *out, a talloc string on parent; the same doc at the same moment gives the same bytes. NULL: no format for docs. */
	int (*write)(const void *parent, char **out, size_t *len, const doc *d, const print_setup *setup, struct err *e);
	const struct ics_operations *calendar; /* NULL: no format for calendars */
};

/* A module by name ("pdf"), opened when it is not yet. An absent one is a sentence naming the packages to install. */
int module_open(const struct format_module **out, const char *name, struct err *e);
/* The same from a given file, without remembering it. */
int module_load(const struct format_module **out, const char *path, const char *name, struct err *e);

// SPDX-License-Identifier: EUPL-1.2
/* Where everything is, and the journals that are measured: made once, kept from one run to the next. */
#pragma once

extern const char *program; /* build/carnet */
extern const char *folder;  /* build/bench: floors and data */

char *in_folder(const char *name);
char *data_json(long n);    /* n meetings of one CPTS, as import takes them */
char *data_journal(long n); /* the same, imported */
char *data_notes(long n);   /* the same number of rows in the floor's own table */
char *data_index(long n);   /* the same number of notes, and an index of their words: nothing else in the file */
char *data_text(long n);    /* as lines of text */

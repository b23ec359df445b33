// SPDX-License-Identifier: EUPL-1.2
/* The tables of the command line, and what the commands share. */
#pragma once
#include <stdint.h>
#include <stdio.h>
#include "cli.h"

enum option_id {
	O_JOURNAL, O_DEMO, O_LANG, O_JSON, O_NO_COLOR, O_VERSION, O_HELP, /* global */
	O_FORMAT, O_OUTPUT, O_SIZE, O_IN, O_SORT, O_LIMIT, O_FIELDS, O_DRY_RUN, O_CONTENT, O_SCHEMA, O_SUPPORT, O_WITH, O_WITHOUT, O_YES,
	O_COUNT,
};
enum { O_GLOBAL = O_HELP + 1 };
#define BIT(o) (1U << (o))

typedef struct option {
	const char *name;
	char letter;         /* 0: none */
	const char *value;   /* msgid of what follows it; NULL for a flag */
	const char *help;    /* msgid */
} option;
extern const option options[O_COUNT];

typedef struct command {
	const char *name, *alias;
	const char *usage;    /* msgid: what follows the name; "" for nothing */
	const char *summary;  /* msgid; NULL: not announced */
	const char *detail;   /* msgid: more lines for its own help; may be NULL */
	const char *examples; /* msgid: one a line; may be NULL */
	unsigned options;     /* BIT(o) of those that are its own */
	size_t least, most;   /* arguments */
	bool entity;          /* the first argument is a kind of record */
	int (*run)(struct cli *c, struct err *e);
} command;
extern const command commands[]; /* ends with a NULL name */
const command *command_named(const char *typed);
const char *command_word(const command *c); /* its name in the language of the messages */

struct cli {
	desk d;
	const command *cmd;           /* NULL: none was given */
	const char **args;            /* after the command */
	size_t nargs;
	const char *set[O_COUNT];     /* value of an option, "" for a flag, NULL when absent */
	struct err wrong;             /* what is wrong with the arguments */
	strbuf *out;
	size_t taken, offered;        /* bytes of out that its reader took; how long out was when it was last offered */
	bool standing_in;             /* the journal is an empty one in memory: there is none yet */
	bool screen;                  /* standard output is a terminal */
	bool asks;                    /* standard input is a terminal */
	bool broken;                  /* the reader of our output has left */
	int width;
	void (*keys)(doc *d);         /* the keys of the interface, NULL when nobody lent them */
};

/* options.c: fills cmd, args, set; the error names the nearest option. */
int options_parse(struct cli *c, int argc, char **argv, struct err *e);
const char *options_language(int argc, char **argv);
/* A count given to an option; otherwise when absent. */
int option_count(const struct cli *c, enum option_id o, int64_t otherwise, int64_t *out, struct err *e);
/* An entity typed as an argument; the error names the nearest. */
int argument_entity(const struct cli *c, size_t i, const entity **out, struct err *e);
int argument_field(const entity *e, const char *typed, const field **out, struct err *err);
bool cli_json(const struct cli *c); /* --json or --format json */
/* --journal, or the usual place. */
const char *cli_journal_path(const struct cli *c, const void *parent);

const char *cli_packs(struct cli *c); /* the folder of packs, beside it */

/* help.c */
int help_print(struct cli *c, const command *cmd, const entity *e);

/* output.c: text goes to a buffer, offered to its reader when large and written out at the end. */
void out_text(struct cli *c, const char *s);
void out_format(struct cli *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void out_visible(struct cli *c, const char *s);
void out_json(struct cli *c, const char *s);       /* as a JSON string */
void out_json_field(struct cli *c, const char *name, const char *text, bool first); /* "name":"text", a comma before unless first */
void visible_line(strbuf *out, const char *s);     /* control characters shown, newlines and tabs as spaces */
int out_flush(struct cli *c, struct err *e);
sink out_sink(struct cli *c);
void say(const char *fmt, ...) __attribute__((format(printf, 1, 2))); /* one line on standard error */
void say_problems(const struct problems *p);       /* one line each, those that only need a look marked */
void say_some_problems(const struct problems *p);  /* the first twenty, and how many more: a file may have one a line */
int say_damage(struct cli *c, const struct problems *p, struct err *e); /* after what was given all the same: ERR_DATA when there is any */

/* table.c: a drawn table on a terminal; tabs, never cut, in a pipe. */
typedef struct column {
	const char *title;
	bool right;
	bool whole; /* a date or a number: never cut, the others are narrowed */
} column;
typedef struct table table;
/* header: also in a pipe. */
table *table_new(struct cli *c, const column *columns, size_t count, bool header);
void table_row(table *t, const char *const *cells);
void table_end(table *t);

/* keep.c: asked on a terminal, yes elsewhere; anything but yes is no. */
bool cli_agreed(struct cli *c, const char *question, struct err *e);

/* document.c: a doc on the screen, in the file of -o, or as JSON with its id and these members more (NULL: none). */
int document_give(struct cli *c, const char *id, const doc *d, const char *members, struct err *e);
/* The same of a text for others: the persons it speaks of are pointed out before it goes to the file of -o. Nothing is blocked. */
int document_share(struct cli *c, const char *id, const doc *d, const char *members, struct err *e);
int document_point_out(struct cli *c, const doc *d, struct err *e);
/* --format, or what the name of the file to write ends with: a .pdf is one. */
const char *document_format(const struct cli *c);
report_from document_from(const struct cli *c); /* what every document is made from */
/* Options, guide and journal, and the record that an argument names; *id is left as it is when there is no such argument. */
int document_open(struct cli *c, enum need need, const entity *kind, size_t argument, int64_t *id, struct err *e);
int document_paper(const struct cli *c, print_setup *out, struct err *e); /* its options, before anything is read */
int document_sections(const struct cli *c, unsigned *set, const report_sections *of, struct err *e); /* the usual ones, --with and --without */

/* The commands, one file a family. */
int run_read(struct cli *c, struct err *e);
int run_search(struct cli *c, struct err *e);
int run_today(struct cli *c, struct err *e);
int run_add(struct cli *c, struct err *e);
int run_list(struct cli *c, struct err *e);
int run_show(struct cli *c, struct err *e);
int run_edit(struct cli *c, struct err *e);
int run_delete(struct cli *c, struct err *e);
int run_undo(struct cli *c, struct err *e);
int run_redo(struct cli *c, struct err *e);
int run_history(struct cli *c, struct err *e);
int run_export(struct cli *c, struct err *e);
int run_import(struct cli *c, struct err *e);
int run_prepare(struct cli *c, struct err *e);
int run_handover(struct cli *c, struct err *e);
int run_close(struct cli *c, struct err *e);
int run_account(struct cli *c, struct err *e);
int run_minutes(struct cli *c, struct err *e);
int run_substitute(struct cli *c, struct err *e);
int run_report(struct cli *c, struct err *e);
int run_assess(struct cli *c, struct err *e);
int run_needs(struct cli *c, struct err *e);
int run_directory(struct cli *c, struct err *e);
int run_claim(struct cli *c, struct err *e);
int run_attach(struct cli *c, struct err *e);
int run_extract(struct cli *c, struct err *e);
int run_split(struct cli *c, struct err *e);
int run_amounts(struct cli *c, struct err *e);
void tell_ready(struct cli *c, const entity *of, int64_t id); /* on standard error, when expenses that waited can be computed */
int run_rate(struct cli *c, struct err *e);
int run_decode(struct cli *c, struct err *e);
int run_pack(struct cli *c, struct err *e);
int run_backup(struct cli *c, struct err *e);
int run_rescue(struct cli *c, struct err *e);
int run_restore(struct cli *c, struct err *e);
int run_purge(struct cli *c, struct err *e);
int run_check(struct cli *c, struct err *e);
int run_compile(struct cli *c, struct err *e);
int run_print(struct cli *c, struct err *e);
int run_help(struct cli *c, struct err *e);

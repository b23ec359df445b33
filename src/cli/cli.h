// SPDX-License-Identifier: EUPL-1.2
/* The command line: what main sees of it. */
#pragma once
#include <carnet/desk/desk.h>

struct cli;

/* Language, arguments, screen or pipe. Never NULL; what is wrong with the arguments is told by cli_run. */
struct cli *cli_new(const void *parent, int argc, char **argv);
/* True when no command was given and a person is there: the interface opens. */
bool cli_interface(const struct cli *c);
/* Runs the command, prints, and returns the exit code. */
int cli_run(struct cli *c);

/* What the interface's keys do, as a table at the end of a doc: lent by main, since the two faces do not see each other. */
void cli_keys(struct cli *c, void (*keys)(doc *d));

/* The journal and the library the options ask for, opened when they are not yet. */
enum need { NEED_READ, NEED_FIND, NEED_CHANGE, NEED_CREATE }; /* find: for desk_find alone; only create makes a missing journal */
int cli_open(struct cli *c, enum need need, struct err *e);
void cli_close(struct cli *c); /* gives the journal back, so that it can be put in order */
int cli_library(struct cli *c, struct err *e);
/* Where the journal asked for is, opened or not; NULL for the throw-away one of --demo. */
const char *cli_kept_journal(struct cli *c);
desk *cli_desk(struct cli *c);
bool cli_no_color(const struct cli *c);
/* Prints the error in one line on standard error; returns the exit code. */
int cli_fail(struct cli *c, const struct err *e);

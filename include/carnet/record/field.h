// SPDX-License-Identifier: EUPL-1.2
/* Field tables. One row describes one field everywhere: SQL column and triggers, form control, list column, search, filters,
   command line, CSV and JSON both ways, YAML content, help. Types are written once, entities are tables of rows. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <carnet/base/err.h>
#include <carnet/base/strbuf.h>

/* A stored value. Integers cover integer, boolean, money (cents), distance (metres), rate (thousandths), duration (minutes),
   score and resolved references (id). A date is text (ISO), a time text (18:30). Text covers the rest; it is NUL-terminated and len bytes long, owned by the record's context. */
enum value_kind { V_NULL, V_INT, V_TEXT, V_BLOB };
typedef struct value {
	enum value_kind kind;
	int64_t n;
	const char *s;
	size_t len;
} value;
value value_int(int64_t n);
value value_text(const void *parent, const char *s); /* copies; NULL or "" gives V_NULL */
bool value_same(const value *a, const value *b);
value value_copy(const void *parent, const value *v);

typedef struct field field;
typedef struct entity entity;

/* Which control a form uses for the type. */
enum control { CONTROL_LINE, CONTROL_TEXT, CONTROL_DATE, CONTROL_CHOICE, CONTROL_REFERENCE, CONTROL_FILE, CONTROL_LIST };

typedef struct field_type {
	const char *name;  /* as the contract calls it: "date" */
	const char *sql;   /* STRICT column type: TEXT, INTEGER, BLOB */
	enum control control;
	/* What a person typed (or a YAML scalar, a CSV cell) to the stored value. An empty text gives V_NULL. The sentence names an
	   example of what would be right. A reference stays V_TEXT until the journal resolves it. */
	int (*parse)(const void *parent, value *out, const field *f, const char *typed, struct err *e);
	void (*print)(strbuf *out, const field *f, const value *v); /* for reading: 12,50 €, 3 déc. 2026 */
	void (*edit)(strbuf *out, const field *f, const value *v);  /* what parse takes back: 12,50, 03/12/2026; CSV cells too */
	/* Appends the SQL condition that every stored non-null value satisfies ("col" is quoted by the type through sql_column), stock SQLite only.
	   Becomes a CHECK constraint named entity.field. NULL: STRICT says enough. */
	void (*rule)(strbuf *sql, const field *f);
	bool right;        /* numbers are right-aligned in lists */
} field_type;

extern const field_type t_text, t_prose, t_date, t_time, t_duration, t_money, t_distance, t_rate, t_integer, t_boolean, t_choice, t_score,
	t_reference, t_email, t_phone, t_file, t_month_day, t_dated_count;
/* Content only: a list of texts, a list of parts described by opt.of. */
extern const field_type t_list, t_parts;

enum {
	F_NEED = 1 << 0,    /* required (* in the contract) */
	F_LIST = 1 << 1,    /* a column of lists */
	F_FIND = 1 << 2,    /* full-text searchable */
	F_PRIVATE = 1 << 3, /* ° in the contract: out of logs, titles, bundles and exports but the full copy */
	F_OWNER = 1 << 4,   /* this reference is the owner: the record goes with it */
	F_INDEX = 1 << 5,   /* sorted or filtered often: an index (references have one without asking) */
	F_KEPT = 1 << 7,    /* set by the program alone: not typed, and passed over in what is imported */
	F_AUTO = 1 << 6,    /* filled by the program when empty; forms show it after the rest, lists and exports as usual */
	F_RARE = 1 << 8,    /* the form of a new record keeps it behind «more fields» */
	F_FOLLOW = 1 << 9,  /* this reference may be empty, but what it names takes the record with it */
};

/* A choice: the French word stored, typed and exported; English is display only, when the interface is English. means says a short word
   in full in French, shown beside it and found when typed; NULL when the word says it. */
typedef struct choice {
	const char *word, *english, *means;
} choice;

typedef struct field_options {
	const char *ref;        /* reference: the entity's name */
	const choice *choices;  /* choice, score (0 is the first): ends with a NULL word */
	const choice *usual;    /* text: words to choose from, though others may be typed; ends as choices do */
	int64_t min, max;       /* integers, money, distances…: refused outside when max > min */
	int64_t doubt_max;      /* over it, a warning to confirm; 0 for none */
	int unit;               /* duration: minutes a bare number counts (1 or 60), 0 is 1 */
	int width;              /* list column cells, 0 for the type's own */
	const char *heading;    /* of that column, msgid: a label too long to stand there, said shortly; NULL for the label */
	int since;              /* schema version that added it, 0 is 1 */
	const char *fallback;   /* default value as typed, put in new forms and by add when the field is not given */
	const char *effective;  /* SQL for the value people see when the stored one is empty; %today% stands for today's ISO date */
	const char *fill;       /* SQL expression that fills it when it is left empty (trigger); the row's columns are NEW."x" */
	const char *when;       /* forms ask for it only when that choice of the record is… */
	const char *among;      /* … one of these: "train|taxi" */
	const entity *of;       /* content: parts of this */
} field_options;
#define OPT(...) {__VA_ARGS__}

struct field {
	const char *name, *alias, *label, *help; /* label and help are English msgids: print with _() */
	const field_type *type;
	unsigned flags;
	field_options opt;
};

/* A rule on fields of one record. bad is an SQL condition over NEW."column"; a NULL result passes. It becomes part of the rule trigger, which
   raises entity.field; message is the msgid ("what|todo") shown beside that field. A field has at most one rule that is not a doubt. */
typedef struct rule {
	const char *field, *bad, *message;
	bool doubt;       /* only doubtful: a warning to confirm, never part of the trigger; %today% stands for today's ISO date */
	bool typed;       /* refused where it is typed or imported, and never part of the trigger: younger than journals that may hold such a row */
} rule;

struct entity {
	const char *name, *alias;
	const char *one, *many;     /* labels, msgids: "meeting", "meetings" */
	const char *help;           /* what it is for, one sentence, msgid: shown on the empty list */
	const field *fields;
	size_t nfields;
	const rule *rules;
	size_t nrules;
	const rule *stays;          /* over OLD."column": a record that is not deleted; NULL for none */
	const char *title;          /* how a record is named: "{title}, {date}"; the text before an empty field is left out with it */
	const char *const *indexes; /* more indexes, SQL after ON "entity": "(\"status\",\"due\",\"id\")"; ends with NULL; may be NULL */
	const char *sort;           /* default order of lists: field name, "-" before for descending */
	const char *day;            /* field whose date orders search hits, NULL: created */
	int tab;                    /* tab of the interface (3 meetings … 7 CPTS), 0 for none of its own */
	int number;                 /* 1–31, never reused: part of the search index's rowid */
	bool single;                /* one row at most (profile) */
	bool content;               /* lives in library.db, not in the journal */
};

/* "col" or prefix."col" quoted for SQL. */
void sql_column(strbuf *sql, const char *prefix, const char *name);
/* The field's value as people see it: the column, or opt.effective when it is empty (today's date put in). */
void sql_shown(strbuf *sql, const field *f);
void sql_shown_on(strbuf *sql, const field *f, int day); /* as if that day were today */
/* text with each %today% as that day. */
void sql_dated(strbuf *sql, const char *text, int day);
/* SQL string literal, quotes doubled. */
void sql_quote(strbuf *sql, const char *s);

const field *entity_field(const entity *e, const char *name); /* by name or French alias, no case, accents or hyphens; NULL when unknown */
int field_index(const entity *e, const field *f);
int field_index_named(const entity *e, const char *name);     /* -1 when unknown; names are the English ones */
/* The owner reference of a part (agenda_item.meeting), NULL for whole things. */
const field *entity_owner(const entity *e);
/* French word shown to the person for a stored choice. */
const char *choice_shown(const field *f, const char *word);
const char *choice_at(const field *f, size_t i);

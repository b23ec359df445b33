// SPDX-License-Identifier: EUPL-1.2
/* Homes where something was left before the program starts: what a screen is about, when nothing typed leads there. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <carnet/base/mem.h>
#include <sqlite3.h>

#define JOURNAL_THERE "data/carnet/journal.carnet"
#define COPIES_THERE "data/carnet/backups"

/* In the shell, in that home; c is carnet, $samples the folder of the samples. */
static inline void shell_there(const char *home, const char *commands)
{
	AUTO_CTX(tmp);
	const char *named = getenv("CARNET_BUILD");
	char *build = realpath(named ? named : "build", NULL);
	const char *script = mem_printf(tmp,
	                                "set -e; cd %s; export HOME=$PWD XDG_DATA_HOME=$PWD/data XDG_CONFIG_HOME=$PWD/config CARNET_NOW=2026-11-21T09:00:00Z\n"
	                                "samples=%s/../content/samples; c() { %s/carnet \"$@\" >/dev/null 2>&1; }\n%s",
	                                home, build, build, commands);
	free(build);
	assert_int_equal(system(script), 0);
}

static inline void sql_there(const char *home, const char *sql)
{
	AUTO_CTX(tmp);
	sqlite3 *db;
	assert_int_equal(sqlite3_open(mem_printf(tmp, "%s/%s", home, JOURNAL_THERE), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static inline void two_keys(const char *home)
{
	shell_there(home, "c add cpts 'name=CPTS du Val'\n"
	                  "printf '/dev/sdb1 /media/odile/CLE vfat rw 0 0\\n/dev/sdc1 /media/odile/DISQUE exfat rw 0 0\\n' >mounts");
}

static inline void key_with_pack(const char *home)
{
	shell_there(home, "mkdir CLE; c pack build $samples/pack-exemple -o CLE/vallees.carnet-pack; echo \"/dev/sdb1 $PWD/CLE vfat rw 0 0\" >mounts");
}

static inline void old_mandate(const char *home)
{
	shell_there(home, "c add cpts 'name=CPTS du Val' 'coordinator_name=Anne Roux'\n"
	                  "c add mandate cpts=1 role=titulaire body=CA starts=2019-01-01 ends=2024-06-30\n"
	                  "c add meeting title=Conseil date=2023-05-02 mandate=1 'minutes=Le budget est voté.'\n"
	                  "c add contact 'name=Paul Martin' cpts=1 phone=0600000000\n"
	                  "c add expense date=2014-05-02 kind=train amount=12,50 label=Orléans");
}

static inline void payer_without_scale(const char *home)
{
	shell_there(home, "c add payer name=Asso; c add vehicle label=Clio kind=voiture fiscal_power=5\n"
	                  "c add expense date=1/10 kind=kilomètres payer=1 vehicle=1 distance=46");
}

static inline void receipt_in_folder(const char *home)
{
	shell_there(home, "c add expense date=1/10 kind=train amount=12,50; mkdir Documents; echo '%PDF-1.4' >Documents/billet.pdf");
}

static inline void a_contact(const char *home)
{
	shell_there(home, "c add contact 'name=Paul Martin'");
}

/* Two records, of which the copy of yesterday has the first. */
static inline void a_copy(const char *home)
{
	shell_there(home, "c add cpts 'name=CPTS du Val'; mkdir -p " COPIES_THERE "; c backup " COPIES_THERE "/journal-2026-11-20.carnet; c add cpts 'name=CPTS du Mont'");
}

static inline void cut_short(const char *home)
{
	a_copy(home);
	shell_there(home, "truncate -s -8192 " JOURNAL_THERE);
}

/* In that copy the disk changed a letter; an older one is whole. */
static inline void doubtful_copy(const char *home)
{
	cut_short(home);
	shell_there(home, "cd " COPIES_THERE "; cp journal-2026-11-20.carnet journal-2026-11-18.carnet; LC_ALL=C sed -i 's/CPTS du Val/CPTS du Vol/g' journal-2026-11-20.carnet");
}

static inline void moved_away(const char *home)
{
	a_copy(home);
	shell_there(home, "mv " JOURNAL_THERE " ailleurs.carnet");
}

static inline void strange_table(const char *home)
{
	a_copy(home);
	sql_there(home, "PRAGMA foreign_keys=0; ALTER TABLE cpts RENAME TO cpts_old; CREATE VIRTUAL TABLE cpts USING fts5(id, uid, created, updated, name)");
}

static inline void strange_trigger(const char *home)
{
	a_copy(home);
	sql_there(home, "CREATE TRIGGER evil AFTER INSERT ON cpts BEGIN DELETE FROM meeting; END");
}

# SPDX-License-Identifier: EUPL-1.2
# carnet: `make run` builds and opens it, `make check` runs every test. See README.md.

BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
ifeq ($(origin CC),default)
CC      := gcc
endif
VERSION := 0.1.0
SAN     ?=

# What to install on Debian 12, by use. `make deps` installs all of it.
DEPS_BUILD   := gcc libc6-dev make pkg-config gettext
DEPS_CORE    := libncurses-dev libsqlite3-dev libyaml-dev libmd4c-dev libunistring-dev libstemmer-dev libtalloc-dev libjansson-dev libcsv-dev libmd-dev
DEPS_MODULES := libcairo2-dev libpango1.0-dev libqpdf-dev libical-dev
DEPS_TESTS   := libcmocka-dev libvterm-dev
DEPS_CI      := clang pmccabe git
DEPS         := $(DEPS_BUILD) $(DEPS_CORE) $(DEPS_MODULES) $(DEPS_TESTS)

OPT      ?= -O2
WARN     := -Wall -Wextra -Wpedantic -Werror -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wno-missing-field-initializers
WARN     += $(if $(findstring clang,$(shell $(CC) --version 2>/dev/null)),-Wno-gnu-statement-expression -Wno-gnu-zero-variadic-macro-arguments)
CPPFLAGS += -Iinclude -D_GNU_SOURCE -DCARNET_VERSION='"$(VERSION)"' -DCARNET_PREFIX='"$(PREFIX)"'
CFLAGS   += -std=c11 -g $(OPT) $(WARN) -fno-common -fstack-protector-strong $(SAN)
LDFLAGS  += $(SAN) -Wl,--as-needed
LDLIBS   := -lsqlite3 -lyaml -lmd4c -lunistring -lstemmer -ltalloc -ljansson -lcsv -lmd
TUILIBS  := -lncursesw -ltinfo

SRC   := $(filter-out src/main.c,$(wildcard src/*.c src/*/*.c src/*/*/*.c))
SRC   := $(filter-out src/exchange/modules/%,$(SRC))
OBJ   := $(SRC:%.c=$(BUILD)/%.o)
LIB   := $(BUILD)/libcarnet.a
TESTS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/*/test_*.c tests/e2e/test_*.c tests/fuzz/test_*.c))
HELP_SRC := $(wildcard tests/support/*.c)
CONTENT := $(shell find content -name '*.yaml' 2>/dev/null)
PO    := $(wildcard content/i18n/fr/*.po)
MO    := $(BUILD)/locale/fr/LC_MESSAGES/carnet.mo

.PHONY: all run check deps install uninstall asan layers metrics bench bless pot clean
all: $(BUILD)/carnet $(BUILD)/library.db $(MO)

$(BUILD)/carnet: $(BUILD)/src/main.o $(LIB)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) $(TUILIBS)
$(LIB): $(OBJ)
	@rm -f $@
	ar rcs $@ $^
$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The program compiles its own content; a problem names file:line:column.
$(BUILD)/library.db: $(BUILD)/carnet $(CONTENT)
	$(BUILD)/carnet compile content $@
$(MO): $(PO)
	@mkdir -p $(@D)
	msgcat --use-first $(PO) | msgfmt --check-format --check-domain -o $@ -

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(HELP_SRC:%.c=$(BUILD)/%.o) $(LIB) | $(MO)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $(filter %.o %.a,$^) $(LDLIBS) $(TUILIBS) -lcmocka -lvterm -lutil

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

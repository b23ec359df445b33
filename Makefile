# SPDX-License-Identifier: EUPL-1.2
# carnet: `make run` builds and opens it, `make check` runs every test. See README.md.

BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
ifeq ($(origin CC),default)
CC      := gcc
endif
VERSION := 0.1.0
RELEASED := 2026-11-21
SAN     ?=

# What to install on Debian 12, by use. `make deps` installs all of it.
DEPS_BUILD   := gcc libc6-dev make pkg-config gettext
DEPS_CORE    := libncurses-dev libsqlite3-dev libyaml-dev libmd4c-dev libunistring-dev libstemmer-dev libtalloc-dev libjansson-dev libcsv-dev libmd-dev
DEPS_MODULES := libcairo2-dev libpango1.0-dev libqpdf-dev fonts-dejavu-core fonts-dejavu-extra libical-dev
DEPS_TESTS   := libcmocka-dev libvterm-dev poppler-utils qpdf sqlite3
DEPS_CI      := clang pmccabe git
DEPS         := $(DEPS_BUILD) $(DEPS_CORE) $(DEPS_MODULES) $(DEPS_TESTS)

OPT      ?= -O2
WARN     := -Wall -Wextra -Wpedantic -Werror -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wno-missing-field-initializers
WARN     += $(if $(findstring clang,$(shell $(CC) --version 2>/dev/null || true)),-Wno-gnu-statement-expression -Wno-gnu-zero-variadic-macro-arguments)
CPPFLAGS += -Iinclude -D_GNU_SOURCE -DCARNET_VERSION='"$(VERSION)"' -DCARNET_PREFIX='"$(PREFIX)"'
CFLAGS   += -std=c11 -g $(OPT) $(WARN) -fno-common -fstack-protector-strong $(SAN)
LDFLAGS  += $(SAN) -Wl,--as-needed
# Libraries are put into the program where the system has them as archives: fifteen shared objects to load and relocate
# cost more than the rest of a start (3.0 against 0.6 million instructions). -rdynamic lets modules use these same copies.
library  = $(if $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a 2>/dev/null || true)),-l:lib$(1).a,-l$(1))
LDLIBS   := $(foreach l,sqlite3 yaml md4c unistring stemmer talloc jansson csv md,$(call library,$(l))) -lm
TUILIBS  := $(foreach l,ncursesw tinfo,$(call library,$(l)))
LDFLAGS  += -rdynamic
# The stemmer's table names every language and so brings them all, half of what a start relocates: a copy that brings French alone is found first.
STEMMER  := $(filter /%,$(shell $(CC) -print-file-name=libstemmer.a 2>/dev/null || true))
LDFLAGS  += -L$(BUILD)

SRC   := $(filter-out src/main.c,$(wildcard src/*.c src/*/*.c src/*/*/*.c))
OBJ   := $(SRC:%.c=$(BUILD)/%.o)
LIB   := $(BUILD)/libcarnet.a
TESTS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/*/test_*.c tests/e2e/test_*.c tests/fuzz/test_*.c))
# A module is built when the packages it needs are here: its folder, their pkg-config names.
MODULES_KNOWN := pdf ics
NEEDS_pdf     := pangocairo cairo-pdf libqpdf
NEEDS_ics     := libical
MODULES := $(foreach m,$(MODULES_KNOWN),$(if $(shell pkg-config --exists $(NEEDS_$(m)) && echo yes),$(BUILD)/modules/$(m).so))
HELP_SRC := $(wildcard tests/support/*.c)
CONTENT := $(shell find content -name '*.yaml' 2>/dev/null)
PO    := $(wildcard content/i18n/fr/*.po)
MO    := $(BUILD)/locale/fr/LC_MESSAGES/carnet.mo

.PHONY: all run check tests deps install uninstall asan clang fuzz layers metrics bench bless po generated deb portable clean
.SECONDARY:
all: $(BUILD)/carnet $(BUILD)/library.db $(MO) $(MODULES)

$(BUILD)/carnet: $(BUILD)/src/main.o $(LIB)
	@echo "  LINK $@"
	@$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) $(TUILIBS)
$(LIB): $(OBJ) $(STEMMER:%=$(BUILD)/libstemmer.a)
	@rm -f $@
	@ar rcs $@ $(OBJ)
# What names a language weakly does not bring it.
$(BUILD)/libstemmer.a: $(STEMMER)
	@mkdir -p $(@D)
	@objcopy --wildcard $(foreach s,!french_UTF_8_* *_UTF_8_* *_ISO_8859_?_* *_KOI8_R_*,--weaken-symbol='$(s)') $< $@
$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC   $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/src/cli/manual.o: CPPFLAGS += -DCARNET_RELEASED='"$(RELEASED)"'

# Modules find the program's functions in the program that opens them.
module_objects = $(patsubst %.c,$(BUILD)/%.o,$(wildcard src/exchange/modules/$(1)/*.c))
define module_rules
$(BUILD)/modules/$(1).so: $(call module_objects,$(1))
	@mkdir -p $$(@D)
	$$(CC) $$(LDFLAGS) -shared -o $$@ $$^ $$(shell pkg-config --libs $(NEEDS_$(1)))
$(call module_objects,$(1)): CPPFLAGS += $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(NEEDS_$(1)) 2>/dev/null))
$(call module_objects,$(1)): CFLAGS += -fPIC -fvisibility=hidden
endef
$(foreach m,$(MODULES_KNOWN),$(eval $(call module_rules,$(m))))

# The program compiles its own content; a problem names file:line:column.
$(BUILD)/library.db: $(BUILD)/carnet $(CONTENT)
	$(BUILD)/carnet compile content $@
$(MO): $(PO)
	@mkdir -p $(@D)
	@msgcat --use-first $(PO) | msgfmt --check-format --check-domain -o $@ -

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(HELP_SRC:%.c=$(BUILD)/%.o) $(LIB) | $(MO) $(MODULES)
	@mkdir -p $(@D)
	@echo "  LINK $@"
	@$(CC) $(LDFLAGS) -o $@ $(filter %.o %.a,$^) $(LDLIBS) $(TUILIBS) -lcmocka -lvterm -lutil

# A fuzz target takes bytes: from its corpus in ordinary tests, from libFuzzer in `make fuzz`.
FUZZ := $(patsubst tests/fuzz/test_%.c,%,$(wildcard tests/fuzz/test_*.c))
$(BUILD)/tests/fuzz/%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/replay.o $(LIB) | $(BUILD)/library.db $(MO)
	@echo "  LINK $@"
	@$(CC) $(LDFLAGS) -o $@ $(filter %.o %.a,$^) $(LDLIBS) $(TUILIBS) -lcmocka
$(BUILD)/fuzz/%: $(BUILD)/tests/fuzz/test_%.o $(BUILD)/tests/fuzz/libfuzzer.o $(LIB)
	@mkdir -p $(@D)
	@echo "  LINK $@"
	@$(CC) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS) $(TUILIBS)

# ---- For a newcomer: run and check install what is missing, then build with all cores.

JOBS := -j$(shell nproc 2>/dev/null || echo 1)

run: deps
	@$(MAKE) --no-print-directory $(JOBS) all
	@$(BUILD)/carnet

check: deps
	@$(MAKE) --no-print-directory $(JOBS) all tests
	@tests/run $(BUILD) $(TESTS)

# Says which packages are missing and installs them; elsewhere than on Debian, prints the list.
deps:
	@tests/tools/deps $(DEPS)

tests: all $(TESTS)

# ---- For a maintainer.

asan: deps
	@$(MAKE) --no-print-directory $(JOBS) BUILD=build-asan OPT=-O1 SAN='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' all tests
	@tests/run build-asan $(TESTS:$(BUILD)/%=build-asan/%)

clang: deps
	@tests/tools/deps clang
	@$(MAKE) --no-print-directory $(JOBS) BUILD=build-clang CC=clang all tests

# Each target for SECONDS (TARGETS=pack for one): new inputs go to build-fuzz/corpus/, what breaks to build-fuzz/<target>-crash-…, to be kept in tests/fuzz/corpus/.
SECONDS ?= 60
TARGETS ?= $(FUZZ)
fuzz: all
	@tests/tools/deps clang
	@$(MAKE) --no-print-directory $(JOBS) BUILD=build-fuzz CC=clang OPT=-O1 SAN='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all' \
		$(TARGETS:%=build-fuzz/fuzz/%)
	@for target in $(TARGETS); do \
		mkdir -p build-fuzz/corpus/$$target && \
		CARNET_BUILD=$(abspath $(BUILD)) CARNET_NOW=2026-11-21T09:00:00Z LC_ALL=C.UTF-8 TZ=UTC build-fuzz/fuzz/$$target -max_total_time=$(SECONDS) \
			-artifact_prefix=build-fuzz/$$target- build-fuzz/corpus/$$target tests/fuzz/corpus/$$target || exit 1; \
	done

# A room includes only lower floors; SQL, curses and YAML stay in their rooms; each header compiles alone.
layers: $(LIB) $(BUILD)/src/main.o
	@tests/tools/layers $(BUILD)

# Files over 500 lines, functions over 60 lines or of complexity over 15.
metrics:
	@tests/tools/deps pmccabe
	@tests/tools/metrics

# Ratios to floor programs measured in the same run.
bench: all
	@$(MAKE) --no-print-directory -C tests/bench BUILD=$(abspath $(BUILD))

# Rewrites the expected screens from what the program shows: read the diff before you commit it.
bless: all tests
	@BLESS=1 tests/run $(BUILD) $(filter $(BUILD)/tests/e2e/%,$(TESTS))

# Every message of the program against the French catalogue.
po:
	@tests/tools/po

# The manual page, the completion and the keys of the README, printed anew from the program's tables.
generated: all
	@tests/tools/generated $(BUILD)

SHARE := $(DESTDIR)$(PREFIX)/share
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/carnet/locale/fr/LC_MESSAGES
	install -m 755 $(BUILD)/carnet $(DESTDIR)$(PREFIX)/bin/carnet
	install -m 644 $(BUILD)/library.db $(SHARE)/carnet/library.db
	install -m 644 $(MO) $(SHARE)/carnet/locale/fr/LC_MESSAGES/carnet.mo
	install -d $(DESTDIR)$(PREFIX)/lib/carnet/modules
	$(if $(MODULES),install -m 644 $(MODULES) $(DESTDIR)$(PREFIX)/lib/carnet/modules)
	install -m 755 content/package/window $(DESTDIR)$(PREFIX)/lib/carnet/window
	install -d $(SHARE)/man/man1 $(SHARE)/man/fr/man1 $(SHARE)/bash-completion/completions $(SHARE)/applications $(SHARE)/icons/hicolor/scalable/apps
	$(BUILD)/carnet --lang en print man >$(SHARE)/man/man1/carnet.1
	install -m 644 content/man/carnet.1 $(SHARE)/man/fr/man1/carnet.1
	install -m 644 content/man/carnet.bash $(SHARE)/bash-completion/completions/carnet
	sed 's|/usr/lib|$(PREFIX)/lib|' content/package/carnet.desktop >$(SHARE)/applications/carnet.desktop
	install -m 644 content/package/carnet.svg $(SHARE)/icons/hicolor/scalable/apps/carnet.svg
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/carnet $(SHARE)/man/man1/carnet.1 $(SHARE)/man/fr/man1/carnet.1 $(SHARE)/bash-completion/completions/carnet
	rm -f $(SHARE)/applications/carnet.desktop $(SHARE)/icons/hicolor/scalable/apps/carnet.svg
	rm -rf $(SHARE)/carnet $(DESTDIR)$(PREFIX)/lib/carnet

# A Debian package: build/carnet_VERSION_ARCHITECTURE.deb.
deb: all
	@tests/tools/deps dpkg-dev
	@content/package/deb $(BUILD) $(VERSION) $(RELEASED) $(LDLIBS) $(TUILIBS)

# One folder for a USB key, with its launcher: build/carnet-portable.
portable: all
	@content/package/portable $(BUILD) $(VERSION) $(LDLIBS) $(TUILIBS)

clean:
	rm -rf build build-asan build-clang build-fuzz

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

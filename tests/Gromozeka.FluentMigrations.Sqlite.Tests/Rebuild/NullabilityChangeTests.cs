using Fixtures.Steps;
using FluentMigrator;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>NOT NULL that comes and goes on any database: with SQLite's own statement everything is as after a rebuild.</summary>
public class NullabilityChangeTests
{
    [Fact]
    public void Migrate_NotNullOnARandomSchema_IsTheSameInPlaceAndRebuilt()
    {
        var inPlace = 0;
        Choices.Try(Compare, Schema);

        Assert.True(inPlace > Choices.Count / 5, $"only {inPlace} of {Choices.Count} were changed in place");

        void Compare(Choices choices)
        {
            // Arrange
            var sql = Schema(choices);
            using var bundled = new Workbench(sql);
            using var before = new Workbench(sql);
            if (Toggle(bundled, choices) is not var (up, down, column))
                return;
            var log = new CapturedLog();
            var one = bundled.Manager(new StepCode(up, down), Library.Bundled.Options(), log);
            var other = before.Manager(new StepCode(up, down), Library.BeforeAlterColumn.Options());

            // Act, Assert
            Same(() => one.Migrate(), () => other.Migrate(), bundled, before, column);
            Same(() => one.Rollback(), () => other.Rollback(), bundled, before, column);
            inPlace += log.Texts.Any(line =>
                line.Contains(" NOT NULL", StringComparison.Ordinal) && line.Contains("ALTER COLUMN", StringComparison.Ordinal)
            )
                ? 1
                : 0;
        }
    }

    private static string Schema(Choices choices) => new RandomSchema(choices, isPlain: choices.Chance(2)).Sql();

    private static void Same(Func<object> one, Func<object> other, Workbench bundled, Workbench before, string column)
    {
        var (fault, expected) = (Record.Exception(one) as MigrationException, Record.Exception(other) as MigrationException);
        Assert.True(fault?.Why == expected?.Why && fault?.Code == expected?.Code, $"{fault}\ninstead of\n{expected}");
        var (dump, wanted) = (Facts(bundled, column), Facts(before, column));
        Assert.True(
            dump.SequenceEqual(wanted),
            $"{string.Join("\n", dump.Except(wanted))}\ninstead of\n{string.Join("\n", wanted.Except(dump))}"
        );
        Assert.Equal("ok", bundled.Read("PRAGMA integrity_check"));
    }

    /// <summary>Every statement and value, what the PRAGMAs say of the table, and how it takes a NULL.</summary>
    private static List<string> Facts(Workbench bench, string column)
    {
        var name = Sql.SqliteQuoter.Instance.Quote(column);
        return
        [
            .. Dump.Of(bench.File),
            .. bench.File.Rows(
                "SELECT cid || name || type || \"notnull\" || coalesce(dflt_value, '-') || pk || hidden FROM pragma_table_xinfo('x')"
            ),
            .. bench.File.Rows("SELECT name || \"unique\" || origin || partial FROM pragma_index_list('x') ORDER BY 1"),
            .. bench.File.Rows(
                "SELECT \"from\" || \"table\" || coalesce(\"to\", '') || on_delete FROM pragma_foreign_key_list('x') ORDER BY 1"
            ),
            Answer(bench, $"BEGIN; DROP TRIGGER IF EXISTS t; UPDATE x SET {name} = NULL; SELECT changes()"),
            Answer(bench, $"BEGIN; INSERT INTO x ({name}) VALUES (NULL); SELECT quote({name}) FROM x WHERE rowid = last_insert_rowid()"),
        ];
    }

    private static string Answer(Workbench bench, string sql)
    {
        try
        {
            return bench.Read(sql);
        }
        catch (SqliteException error)
        {
            return error.Message;
        }
    }

    /// <summary>Makes a column of the table NOT NULL, or nullable when it is NOT NULL; null when none has a type to say again.</summary>
    private static (Action<Migration> Up, Action<Migration> Down, string Column)? Toggle(Workbench bench, Choices choices)
    {
        var columns = bench.File.Rows(
            "SELECT name || char(9) || type || char(9) || \"notnull\" FROM pragma_table_info('x') WHERE type NOT IN ('', "
                + "'odd type') ORDER BY cid"
        );
        if (columns.Count == 0)
            return null;
        var parts = choices.Pick(columns).Split('\t');
        var (name, type, isNotNull) = (parts[0], parts[1], parts[2] == "1");
        return (
            m => Set(m.Alter.Column(name).OnTable("x").AsCustom(type), isNotNull),
            m => Set(m.Alter.Column(name).OnTable("x").AsCustom(type), !isNotNull),
            name
        );
    }

    private static void Set(FluentMigrator.Builders.Alter.Column.IAlterColumnOptionSyntax column, bool isNullable)
    {
        if (isNullable)
            column.Nullable();
        else
            column.NotNullable();
    }
}

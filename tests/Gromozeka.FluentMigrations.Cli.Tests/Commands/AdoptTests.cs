using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary><c>adopt</c> shows each difference with its class; what it shows is what it then does.</summary>
public sealed class AdoptTests : ToolTest
{
    private const string Grown = """
        ALTER TABLE chat_users DROP COLUMN full_name; ALTER TABLE chat_users ADD COLUMN full_name TEXT NOT NULL DEFAULT '';
        DROP INDEX bayes_tokens_chat_idx; CREATE INDEX tokens_of_chat ON bayes_tokens (chat_id);
        CREATE TABLE audit (what TEXT); CREATE TRIGGER watch AFTER INSERT ON chat_info BEGIN INSERT INTO audit VALUES (new.chat_id); END;
        """;

    private const string Redeclared = """
        ALTER TABLE cache_weather RENAME TO before_it;
        CREATE TABLE cache_weather (key TEXT PRIMARY KEY, data TEXT NOT NULL CHECK (data <> ''), created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
        INSERT INTO cache_weather SELECT * FROM before_it; DROP TABLE before_it;
        """;

    private const string Differences = """
          {0} 1  adopted: it has the tables of migration 1 but no version
              added     index bayes_tokens_chat_idx: expected (chat_id), found nothing
              warned    trigger watch on chat_info: not expected
              harmless  column chat_users.full_name: expected TEXT not null, found TEXT not null default ''
              harmless  order of the columns of chat_users: expected chat_id, user_id, username, full_name, timezone, messages_count, created_at, updated_at, found chat_id, user_id, username, timezone, messages_count, created_at, updated_at, full_name
              harmless  index tokens_of_chat: not expected
              harmless  table audit: not expected

        """;

    [Fact]
    public void Adopt_DryRun_ShowsEachDifferenceWithItsClassAndWritesNothing()
    {
        Shell.WithLegacy();
        Shell.Database.Execute(Grown);
        var before = Shell.Database.Hash;

        var tried = Shell.Run("adopt", "--dry-run");
        var dryRun = Stable(tried.Output);

        Assert.Contains(Differences.Replace("{0}", "↑", StringComparison.Ordinal), dryRun, StringComparison.Ordinal);
        Assert.EndsWith("A dry run: nothing was written.\n", dryRun, StringComparison.Ordinal);
        Assert.Equal(before, Shell.Database.Hash);
        var adoption = Shell.Run("adopt");
        Assert.Contains(Differences.Replace("{0}", "✓", StringComparison.Ordinal), Stable(adoption.Output), StringComparison.Ordinal);
        Assert.Equal(tried.Error, adoption.Error);
        Assert.StartsWith(
            "warning: Adoption: trigger watch on chat_info: not expected; it can make the program's statements fail",
            adoption.Error,
            StringComparison.Ordinal
        );
        Assert.Equal("1", Shell.Database.Scalar("SELECT version FROM migrations"));
    }

    [Fact]
    public void Adopt_WhatCanBeAligned_IsRefusedAndSaysHow()
    {
        Shell.WithLegacy();
        Shell.Database.Execute(Redeclared);
        var before = Shell.Database.Hash;

        var error = Fails(ErrorCodes.ShapeDiffers, "adopt");

        Assert.Contains(
            "constraints of cache_weather: expected none, found CHECK (data <> '') (can be aligned)",
            error,
            StringComparison.Ordinal
        );
        Assert.Contains("dotnet fm adopt --align", error, StringComparison.Ordinal);
        Assert.Equal(before, Shell.Database.Hash);
    }

    [Fact]
    public void Adopt_Align_RebuildsTheTableAndKeepsTheRows()
    {
        Shell.WithLegacy();
        Shell.Database.Execute(Redeclared);
        var (before, rows) = (Shell.Database.Hash, Shell.Database.Content("cache_weather"));

        Assert.Contains(
            "aligned   constraints of cache_weather: expected none, found CHECK (data <> '')",
            Ok("adopt", "--align", "--dry-run"),
            StringComparison.Ordinal
        );
        Assert.Equal(before, Shell.Database.Hash);
        Assert.Contains("\"class\": \"aligned\"", Ok("adopt", "--align", "--json"), StringComparison.Ordinal);

        Assert.Equal(rows, Shell.Database.Content("cache_weather"));
        Assert.DoesNotContain(
            "CHECK",
            Shell.Database.Scalar("SELECT sql FROM sqlite_master WHERE name = 'cache_weather'"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "aligned: constraints of cache_weather: expected none, found CHECK",
            Ok("history", "--json"),
            StringComparison.Ordinal
        );
    }
}

using Fixtures.Steps;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>
/// Random schemas and changes by SQLite's own statements, seen through the eyes of a second SQLite: it can read the file, finds the same
/// rows in whatever the change is not about, and nothing is broken that worked before. What is refused changes nothing.
/// </summary>
public class NativeChangeTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [ShellFact]
    public void RandomSchemaAndANativeChange_LeaveWhatAnotherSqliteCanRead()
    {
        var (made, refused) = (0, 0);

        Choices.Try(
            choices =>
            {
                if (IsMade(new NativeChange(choices)))
                    made++;
                else
                    refused++;
            },
            choices => new NativeChange(choices).ToString()
        );

        output.WriteLine($"{made} changes were made, {refused} were refused.");
        Assert.True(made >= Choices.Count / 3, $"Only {made} of {Choices.Count} changes were made.");
    }

    /// <summary>Makes a change, and looks at what it leaves.</summary>
    /// <returns>False when it was refused.</returns>
    private static bool IsMade(NativeChange random)
    {
        // Arrange
        using var bench = new Workbench();
        using (var connection = bench.File.Open())
        {
            QuotedTexts.Allow(connection, true);
            connection.Run(random.Sql);
        }

        var (before, dump, rows) = (Look(bench.File), Dump.Of(bench.File), Rows(bench.File));

        // Act
        var error = Record.Exception(() => bench.Manager(new StepCode(random.Change)).Migrate());

        // Assert
        var about = $"{error?.Message}\n";
        var after = Look(bench.File);
        Assert.True(after["integrity"] == "ok", about + after["integrity"]);
        if (error is null)
        {
            foreach (var (name, health) in before.Where(one => one.Value == "works" && after.ContainsKey(one.Key)))
                Assert.True(after[name] == "works", $"{about}{name} worked and does not: {after[name]}");
            var left = Rows(bench.File);
            foreach (var (table, content) in rows.Where(one => left.ContainsKey(one.Key)))
                Assert.True(content == left[table], $"{about}{table} had\n{content}\nand has\n{left[table]}");
        }
        else
        {
            Assert.True(error is MigrationException { Code.Id: "GM501" or "GM504" or "GM509" }, about + error);
            Assert.True(dump.SequenceEqual(Dump.Of(bench.File)), about + string.Join("\n", Dump.Of(bench.File).Except(dump)));
        }

        Assert.Equal("0", bench.Read("SELECT count(*) FROM sqlite_master WHERE name LIKE '%\\_\\_aside' ESCAPE '\\'"));
        return error is null;
    }

    /// <summary>The rows of each table, by its name and columns.</summary>
    private static Dictionary<string, string> Rows(DatabaseFile file) =>
        file.Tables()
            .Where(table => table != "VersionInfo")
            .ToDictionary(
                table =>
                    $"{table}: "
                    + string.Join(", ", file.Rows($"SELECT name FROM pragma_table_info({SqliteQuoter.Instance.QuoteValue(table)})")),
                table => string.Join("\n", Dump.Rows(file, table))
            );

    /// <summary>
    /// What the shell sees of each table, view and trigger: whether it works, and of tables that no change is about the rows.
    /// </summary>
    private static Dictionary<string, string> Look(DatabaseFile file)
    {
        var questions = new List<(string Name, string Sql)> { ("integrity", "PRAGMA integrity_check") };
        foreach (
            var row in file.Rows(
                "SELECT type || '|' || name || '|' || tbl_name || '|' || sql FROM sqlite_master WHERE type IN ('table', 'view', "
                    + "'trigger') AND name NOT IN ('VersionInfo')"
            )
        )
        {
            var parts = row.Split('|', 4);
            var name = SqliteQuoter.Instance.Quote(parts[1]);
            if (parts[0] != "trigger")
                questions.Add((parts[1], $"EXPLAIN SELECT * FROM {name}"));
            else if (TriggerEvent.Of(parts[3]) is var fired)
                questions.Add((parts[1], Firing(SqliteQuoter.Instance.Quote(parts[2]), fired)));
            if (parts[0] == "table" && parts[3].Contains("REFERENCES", StringComparison.Ordinal))
                questions.Add((parts[1] + " keys", $"EXPLAIN PRAGMA foreign_key_check({name})"));
        }

        var script = string.Join("\n", questions.Select((question, index) => $".print \"@@@{index}\"\n{question.Sql};"));
        var answers = SqliteShell.Run(file.Path, ".output stdout\n" + script).Split("@@@", StringSplitOptions.RemoveEmptyEntries);
        return questions
            .Select((question, index) => (question.Name, Answer: Answer(file, question, answers, index)))
            .ToDictionary(one => one.Name, one => one.Answer);
    }

    /// <summary>The shell prints errors apart from answers; each question that may fail is asked alone then.</summary>
    private static string Answer(DatabaseFile file, (string Name, string Sql) question, string[] answers, int index)
    {
        var answer = answers.FirstOrDefault(one => one.StartsWith($"{index}\n", StringComparison.Ordinal))?[$"{index}\n".Length..].Trim()
            ?? "";
        if (index == 0)
            return answer;
        return answer.StartsWith("addr", StringComparison.Ordinal) ? "works" : SqliteShell.Run(file.Path, question.Sql + ";");
    }

    private static string Firing(string table, TriggerEvent fired) =>
        "EXPLAIN "
        + (
            fired.Verb switch
            {
                "INSERT" => $"INSERT INTO {table} DEFAULT VALUES",
                "DELETE" => $"DELETE FROM {table}",
                _ =>
                    $"UPDATE {table} SET {string.Join(", ", fired.Columns.Select(column => $"{SqliteQuoter.Instance.Quote(column)} = 1"))}",
            }
        );
}

using System.Text.Json;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary><c>schema</c>: its forms, the file that is kept for review, and that nothing is written to a database.</summary>
public sealed class SchemaTests : ToolTest
{
    [Fact]
    public void Schema_RunOnAnEmptyDatabase_IsThatOfAMigratedOne()
    {
        var sql = Ok("schema");
        Assert.False(File.Exists(Shell.Database.Path));
        Ok("migrate");

        var copy = new DatabaseFile(Shell.File("copy.db"));
        copy.Execute(sql);
        Shell.Environment["FM_CONNECTION"] = $"Data Source={copy.Path}";

        Assert.Equal(sql, Ok("schema", "--actual"));
        Shell.Environment["FM_CONNECTION"] = $"Data Source={Shell.Database.Path}";
        Assert.Equal(sql, Ok("schema", "--actual"));
    }

    [Fact]
    public void Schema_WithoutAnyDatabaseConfigured_NeedsNone()
    {
        Shell.Environment["FM_CONNECTION"] = null;

        Assert.Contains("CREATE TABLE \"chat_info\"", Ok("schema"), StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_Actual_OfALegacyDatabase_WritesNoByte()
    {
        Shell.WithLegacy();
        var before = Shell.Database.Hash;

        Assert.Contains("CREATE TABLE", Ok("schema", "--actual"), StringComparison.Ordinal);
        Assert.Contains("erDiagram", Ok("schema", "--actual", "--mermaid"), StringComparison.Ordinal);
        Assert.Equal(before, Shell.Database.Hash);
    }

    [Fact]
    public void Schema_Actual_OfNoDatabase_IsRefusedAndWritesNothing()
    {
        File.WriteAllText(Shell.File("kept.sql"), "kept");

        Assert.Contains(
            "there is no database of that name",
            Fails(ErrorCodes.CommandLine, "schema", "--actual", "-o", "kept.sql"),
            StringComparison.Ordinal
        );

        Assert.Equal("kept", File.ReadAllText(Shell.File("kept.sql")));
        Assert.False(File.Exists(Shell.Database.Path));
    }

    [Fact]
    public void Schema_ToAVersion_EndsThere()
    {
        Assert.DoesNotContain("example_features", Ok("schema", "--to", "1"), StringComparison.Ordinal);
        Assert.Contains("example_features", Ok("schema"), StringComparison.Ordinal);
        Assert.Contains("its newest is 2", Fails(ErrorCodes.UnknownTarget, "schema", "--to", "3"), StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_Json_DescribesEverything()
    {
        var json = JsonDocument.Parse(Ok("schema", "--json")).RootElement;

        var tables = json.GetProperty("schema").GetProperty("tables").EnumerateArray().ToList();
        Assert.Equal(19, tables.Count);
        var features = tables.Single(table => table.GetProperty("name").GetString() == "example_features");
        Assert.Equal("idx_example_features_name", features.GetProperty("indexes")[0].GetProperty("name").GetString());
        var migrations = json.GetProperty("schema").GetProperty("migrations");
        Assert.Equal("table example_features", migrations[1].GetProperty("changes")[0].GetProperty("subject").GetString());
        Assert.StartsWith("-- The schema", json.GetProperty("sql").GetString(), StringComparison.Ordinal);
    }

    /// <summary>A page that would request anything would have an address in it.</summary>
    [Fact]
    public void Schema_Html_IsOnePageThatRequestsNothing()
    {
        var html = Ok("schema", "--html");

        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", html.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.Equal(19, html.Split("<g class=\"table\"").Length - 1);
        Assert.Contains("<h3>2 <span>Example features</span></h3>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schema.sql", "-- The schema")]
    [InlineData("schema.mmd", "erDiagram")]
    [InlineData("schema.html", "<!DOCTYPE html>")]
    public void Schema_Output_HasTheFormOfItsName_AndIsUpToDateUntilSomethingChanges(string name, string start)
    {
        var file = Shell.File(name);
        Assert.Equal(0, Shell.Run("schema", "--output", file).ExitCode);
        Assert.StartsWith(start, File.ReadAllText(file), StringComparison.Ordinal);
        Assert.EndsWith("is up to date.\n", Ok("schema", "--output", file, "--check"), StringComparison.Ordinal);

        File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        Assert.EndsWith("is up to date.\n", Ok("schema", "--output", file, "--check"), StringComparison.Ordinal);

        var changed = File.ReadAllText(file).Replace("title", "titel", StringComparison.Ordinal);
        File.WriteAllText(file, changed);
        var run = Shell.Run("schema", "--output", file, "--check");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("GM710 ", run.Output, StringComparison.Ordinal);
        Assert.Contains("differs from the schema in line", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(changed, File.ReadAllText(file));
    }

    [Fact]
    public void Schema_CheckOfAMissingFile_NamesTheCommandThatWritesIt()
    {
        var run = Shell.Run("schema", "--mermaid", "--to", "1", "--output", "my schema.txt", "--check");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("my schema.txt does not exist.", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "next:  write it with dotnet fm schema --mermaid --to 1 --output \"my schema.txt\"",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(Shell.File("my schema.txt")));
    }

    [Theory]
    [InlineData("--check")]
    [InlineData("--sql", "--html")]
    [InlineData("--to", "1", "--actual")]
    public void Schema_OptionsWithoutEffect_AreRefused(params string[] options) => Fails(ErrorCodes.CommandLine, ["schema", .. options]);

    [Fact]
    public void Schema_APageAsJson_IsRefused()
    {
        var run = Shell.Run("schema", "--html", "--json");

        Assert.Equal(ErrorCodes.CommandLine.ExitCode, run.ExitCode);
        Assert.Contains(ErrorCodes.CommandLine.Id, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_OverTheDatabase_IsRefused()
    {
        Shell.WithLegacy();
        var before = Shell.Database.Hash;

        Fails(ErrorCodes.CommandLine, "schema", "--output", Shell.Database.Path);

        Assert.Equal(before, Shell.Database.Hash);
    }
}

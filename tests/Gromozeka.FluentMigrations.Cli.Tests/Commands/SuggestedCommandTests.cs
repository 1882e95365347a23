using Gromozeka.FluentMigrations.Cli.Tests.Support;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>A suggested command acts on the database and the migrations of the command that suggests it.</summary>
public sealed class SuggestedCommandTests : ToolTest
{
    private const string Copy = "\"Data Source=copy.db\"";

    [Theory]
    [InlineData("Next: dotnet fm migrate -c " + Copy, "status", "-c", "Data Source=copy.db")]
    [InlineData("Next: dotnet fm migrate --connection " + Copy, "status", "--connection", "Data Source=copy.db")]
    [InlineData("Next: dotnet fm migrate --connection " + Copy, "status", "--connection=Data Source=copy.db", "--exit-code")]
    [InlineData("Next: dotnet fm migrate -c 'Data Source=copy.db;Pooling=False'", "status", "-c", "Data Source=copy.db;Pooling=False")]
    [InlineData("Next: dotnet fm migrate --tag A --tag 'b c$'", "status", "--tag", "A", "--tag", "b c$")]
    [InlineData("Next: dotnet fm migrate -c " + Copy, "plan", "-c", "Data Source=copy.db")]
    [InlineData("Next: dotnet fm migrate up -t 1 -c " + Copy, "plan", "-t", "1", "-c", "Data Source=copy.db")]
    [InlineData("Next: dotnet fm migrate\n", "status")]
    [InlineData("run dotnet fm migrate -c " + Copy + " first", "seed", "-c", "Data Source=copy.db")]
    [InlineData("name the path of one: dotnet fm restore PATH -c " + Copy, "restore", "--yes", "-c", "Data Source=copy.db")]
    [InlineData("see: dotnet fm migrate --help\n", "migrate", "--bogus-bogus", "-c", "Data Source=copy.db")]
    public void TheSameOptions_AreRepeated(string expected, params string[] arguments)
    {
        if (arguments.Contains("--tag"))
            Shell.Assembly = Tagged();

        var call = Shell.Run(arguments);

        Assert.Contains(expected, call.All, StringComparison.Ordinal);
        Assert.DoesNotContain($"-c {Copy} -c", call.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrate (with the same --connection)", "migrate", "status", "-c", "Data Source=copy.db;Password=s3cret")]
    [InlineData(
        "migrate -a x.dll (with the same --connection)",
        "migrate",
        "status",
        "-c",
        "postgres://ada:s3cret@server/shop",
        "-a",
        "x.dll"
    )]
    [InlineData("new --project x", "new", "status", "-c", "Data Source=copy.db", "--project", "x")]
    [InlineData("scaffold --connection", "scaffold --connection", "status", "-c", "Data Source=copy.db")]
    [InlineData("migrate up -t 1 --tag A --tag B", "migrate up -t 1", "plan", "--tag", "A", "--tag", "B", "-t", "1")]
    [InlineData("migrate -n 'it'\\''s'", "migrate", "status", "--exit-code", "-n", "it's", "--json")]
    [InlineData("migrate --project x", "migrate", "status", "--project", "x", "--no-build", "--lock-timeout", "3")]
    [InlineData("migrate -n \"\"", "migrate", "status", "-n", "")]
    public void Spell_RepeatsWhatTheCommandAccepts_AndNoSecret(string expected, string command, params string[] arguments)
    {
        var root = ToolCommands.Build();
        CommandFront.Current.Arguments = CommandTree.Parse(root, arguments);

        Assert.Equal($"dotnet fm {expected}", CommandFront.Current.Spell(command));
    }

    /// <summary>What is suggested is run as it stands, and the database of the settings stays as it is.</summary>
    [Fact]
    public void WhatIsSuggested_ChangesTheNamedDatabaseOnly()
    {
        Shell.Assembly = null;
        Shell.Environment["FM_CONNECTION"] = null;
        ForeignProject
            .Write(
                Shell.File("my shop"),
                items: ForeignProject.FluentMigrator + """<None Update="appsettings.json" CopyToOutputDirectory="Always" />"""
            )
            .WithMigration(1)
            .With(
                "appsettings.json",
                """{ "Database": { "ConnectionString": "Data Source=prod.db" }, "ConnectionStrings": { "Copy": "Data Source=copy.db" } }"""
            );

        var status = Ok("status", "-q", "-c", "Copy", "--project", "my shop");
        var next = status.Split("Next: dotnet fm ")[1].Trim();
        Assert.Equal("migrate -c Copy --project \"my shop\"", next);
        Programs.Call("bash", "-c", $"{Shell.Executable} {next} --no-backup -q").In(Shell.Folder).Succeed();

        Assert.Equal("1", new DatabaseFile(Shell.File("copy.db")).Scalar("SELECT max(Version) FROM VersionInfo"));
        Assert.False(File.Exists(Shell.File("prod.db")));
        Assert.Contains(
            "then: dotnet fm migrate --dry-run --project \"my shop\"\n",
            Shell.Run("new", "x", "--project", "my shop").Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TheAdviceOfAnError_HasTheSameOptions()
    {
        Ok("migrate", "-q", "--no-backup", "-c", "Data Source=copy.db");

        Assert.Contains(
            $"to go back: dotnet fm rollback to 1 -c {Copy}\n",
            Fails(ErrorCodes.TargetBelowCurrent, "migrate", "up", "-t", "1", "-c", "Data Source=copy.db"),
            StringComparison.Ordinal
        );
    }

    private string Tagged()
    {
        ForeignProject
            .Write(Shell.File("tagged"), properties: "<AssemblyName>Tagged</AssemblyName>")
            .WithMigration(1)
            .With(
                "Tags.cs",
                "[FluentMigrator.Tags(\"A\")] [FluentMigrator.Migration(2)] public class A : FluentMigrator.ForwardOnlyMigration "
                    + "{ public override void Up() { } } "
                    + "[FluentMigrator.Tags(\"b c$\")] [FluentMigrator.Migration(3)] public class B : FluentMigrator.ForwardOnlyMigration "
                    + "{ public override void Up() { } }"
            )
            .DotNet("build");
        return Shell.File("tagged/bin/Debug/net10.0/Tagged.dll");
    }
}

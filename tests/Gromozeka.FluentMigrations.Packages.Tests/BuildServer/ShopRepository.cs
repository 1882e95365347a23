using System.Diagnostics;
using Gromozeka.FluentMigrations.Packages.Tests.Support;

namespace Gromozeka.FluentMigrations.Packages.Tests.BuildServer;

/// <summary>A user's repository: a program with one migration on the branch main, the tool, and what docs/deploy.md says to copy.</summary>
public sealed class ShopRepository : IDisposable
{
    private readonly UserFolder _user;

    public ShopRepository(PackedFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        _user = new UserFolder(feed);
        Directory.CreateDirectory(File(".github/workflows"));
        System.IO.File.Copy(_user.File("nuget.config"), File("nuget.config"));
        System.IO.File.Copy(Repository.Path("docs/build-server/check-migrations.sh"), File(".github/check-migrations.sh"));
        System.IO.File.Copy(Repository.Path("docs/build-server/migrations.yml"), File(".github/workflows/migrations.yml"));
        Write(".gitignore", "bin/\nobj/\nartifacts/\n");
        Write("Shop/Program.cs", "System.Console.WriteLine(1);\n");
        Write(
            "Shop/Shop.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Gromozeka.FluentMigrations.Sqlite" Version="{feed.Version}" /></ItemGroup>
            </Project>
            """
        );
        WriteMigration(
            1,
            "Orders",
            """Create.Table("orders").WithColumn("id").AsInt64().PrimaryKey().WithColumn("note").AsString().Nullable();"""
        );
        var made = Bash(
            $"""
            git init --quiet --initial-branch main
            git config user.name Ada; git config user.email ada@example.com
            dotnet new tool-manifest
            dotnet tool install Gromozeka.FluentMigrations.Cli --version {feed.Version}
            git add --all; git commit --quiet --message "Orders"
            git update-ref refs/remotes/origin/main main
            """
        );
        Assert.True(made.ExitCode == 0, made.All);
    }

    public string Folder => _user.File("repository");

    public string File(string name) => Path.Combine(Folder, name);

    public string Read(string name) => System.IO.File.ReadAllText(File(name));

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), text);
    }

    public void WriteMigration(int version, string title, string up) =>
        Write(
            $"Shop/M{version}.cs",
            $$"""
            using FluentMigrator;

            namespace Shop;

            [Migration({{version}}, "{{title}}")]
            public sealed class M{{version}} : ForwardOnlyMigration
            {
                public override void Up()
                {
                    {{up}}
                }
            }
            """
        );

    /// <summary>Begins a pull request: main, and nothing of an earlier one.</summary>
    public void Branch()
    {
        var run = Bash("git checkout --quiet --force -B change main; git clean -fd --quiet; rm -rf artifacts; dotnet tool restore");
        Assert.True(run.ExitCode == 0, run.All);
    }

    public void Commit() => Assert.Equal(0, Bash("git add --all; git commit --quiet --message Change").ExitCode);

    /// <summary>Runs a script in the root of the repository.</summary>
    public ProgramRun Bash(string script, params (string Name, string Value)[] environment) => Start(Folder, script, environment).Run();

    /// <summary>A script in a folder, as a build server runs it.</summary>
    public ProcessStartInfo Start(string folder, string script, params (string Name, string Value)[] environment)
    {
        Directory.CreateDirectory(folder);
        var call = _user.Call("", "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script).In(folder);
        foreach (var name in call.Environment.Keys.Where(name => name.StartsWith("GITHUB_", StringComparison.Ordinal)).ToList())
            call.Environment.Remove(name);
        foreach (var (name, value) in environment)
            call.Environment[name] = value;
        return call;
    }

    public void Dispose() => _user.Dispose();
}

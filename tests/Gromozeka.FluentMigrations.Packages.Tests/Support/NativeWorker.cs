namespace Gromozeka.FluentMigrations.Packages.Tests.Support;

/// <summary>
/// The files of a worker of somebody who has the packages, with all that FluentMigrator reads by reflection: rows that are anonymous
/// objects and objects of a class, a script in the assembly, a profile, tags, a table for the versions. The migrations are in a library.
/// </summary>
internal static class NativeWorker
{
    public const string Program = """
        using FluentMigrator.Runner;
        using FluentMigrator.Runner.Initialization;
        using Gromozeka.FluentMigrations;
        using Gromozeka.FluentMigrations.Commands;
        using Gromozeka.FluentMigrations.Hosting;
        using Gromozeka.FluentMigrations.Sqlite;

        try
        {
            return args is ["fluentmigrator", var assembly] ? FluentMigrators(assembly) : await Hosted(args);
        }
        catch (MigrationException error)
        {
            Console.Error.WriteLine(error.Message);
            return error.Code.ExitCode;
        }

        static Task<int> Hosted(string[] args)
        {
            var builder = Host.CreateApplicationBuilder(args);
            builder.Services.AddMigrations(migrations => migrations
                .UseSqlite()
                .ScanIn(builder.Configuration["Foreign"] == "true" ? typeof(Foreign.M1).Assembly : typeof(Library.M1).Assembly)
                .Configure((_, options) => options.Tags = ["eu"]));
            builder.Services.AddHostedService<Stop>();
            return builder.Build().RunWithMigrationCommandsAsync(args);
        }

        static int FluentMigrators(string assembly)
        {
            using var services = new ServiceCollection()
                .AddFluentMigratorCore()
                .ConfigureRunner(runner =>
                {
                    runner.AddGromozekaSQLite().WithGlobalConnectionString("Data Source=jobs.db");
                    if (assembly == "foreign")
                        runner.ScanIn(typeof(Foreign.M1).Assembly).For.Migrations();
                    else
                        runner.ScanIn(typeof(Library.M1).Assembly).For.All();
                })
                .Configure<RunnerOptions>(options => (options.Tags, options.Profile) = (["eu"], "Demo"))
                .BuildServiceProvider();
            using var scope = services.CreateScope();
            scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
            return 0;
        }

        sealed class Stop(IHostApplicationLifetime life) : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken token)
            {
                life.StopApplication();
                return Task.CompletedTask;
            }
        }
        """;

    public const string Migrations = """
        using FluentMigrator;
        using FluentMigrator.Runner.VersionTableInfo;

        namespace Library;

        [Migration(1, "Authors")]
        public sealed class M1 : Migration
        {
            public override void Up()
            {
                Create.Table("author")
                    .WithColumn("id").AsInt64().PrimaryKey().Identity()
                    .WithColumn("name").AsString()
                    .WithColumn("born").AsInt32().Nullable();
                Insert.IntoTable("author").Row(new { name = "Ada", born = 1815 }).Row(new { name = "nobody" });
                Insert.IntoTable("author").Rows(new Author("Alan", 1912), new Author("Grace", 0));
                Update.Table("author").Set(new { born = 1906 }).Where(new Named("Grace"));
                Delete.FromTable("author").Row(new Named("nobody"));
            }

            public override void Down() => Delete.Table("author");

            private sealed record Author(string name, int born);

            private sealed record Named(string name);
        }

        [Migration(2)]
        public sealed class M2 : ForwardOnlyMigration
        {
            public override void Up()
            {
                Execute.EmbeddedScript("authors.sql");
                Execute.WithConnection((connection, transaction) =>
                {
                    using var command = connection.CreateCommand();
                    command.Transaction = transaction;
                    command.CommandText = "UPDATE author SET name = name || '!' WHERE born IS NULL";
                    command.ExecuteNonQuery();
                });
            }
        }

        [Migration(3), Tags("eu")]
        public sealed class M3 : ForwardOnlyMigration
        {
            public override void Up() => Insert.IntoTable("author").Row(new { name = "tagged eu" });
        }

        [Migration(4), Tags("us")]
        public sealed class M4 : ForwardOnlyMigration
        {
            public override void Up() => Insert.IntoTable("author").Row(new { name = "tagged us" });
        }

        [Profile("Demo")]
        public sealed class Demo : ForwardOnlyMigration
        {
            public override void Up() => Insert.IntoTable("author").Row(new { name = "from a profile" });
        }

        [VersionTableMetaData]
        public sealed class Versions : IVersionTableMetaData
        {
            public bool OwnsSchema => false;
            public string SchemaName => "";
            public string TableName => "applied";
            public string ColumnName => "version";
            public string DescriptionColumnName => "description";
            public string UniqueIndexName => "applied_version";
            public string AppliedOnColumnName => "applied_on";
            public bool CreateWithPrimaryKey => false;
        }
        """;

    private const string Properties =
        "<TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>";

    public static void Write(UserFolder user, string version)
    {
        foreach (var folder in new[] { "Jobs", "Library", "Foreign" })
            Directory.CreateDirectory(user.File(folder));
        File.WriteAllText(user.File("Jobs/Program.cs"), Program);
        File.WriteAllText(
            user.File("Jobs/appsettings.json"),
            """{ "Migrations": { "ConnectionString": "Data Source=jobs.db", "Profile": "Demo" } }"""
        );
        File.WriteAllText(
            user.File("Jobs/Jobs.csproj"),
            Project(
                ".Worker",
                "<InvariantGlobalization>true</InvariantGlobalization>",
                """<ProjectReference Include="../Library/Library.csproj" /><ProjectReference Include="../Foreign/Foreign.csproj" />"""
                    + """<PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.14" />"""
                    + string.Concat(new[] { "Hosting", "Commands", "Runner", "Webhooks" }.Select(name => Package(name, version)))
            )
        );
        File.WriteAllText(user.File("Library/Migrations.cs"), Migrations);
        File.WriteAllText(user.File("Library/authors.sql"), "INSERT INTO author (name) VALUES ('from a script');");
        File.WriteAllText(
            user.File("Library/Library.csproj"),
            Project(
                "",
                "<IsAotCompatible>true</IsAotCompatible><MigrationNumbering>Any</MigrationNumbering>",
                Package("Sqlite", version) + """<EmbeddedResource Include="*.sql" />"""
            )
        );
        // A library that knows FluentMigrator only: no generator has seen it.
        File.WriteAllText(
            user.File("Foreign/Migrations.cs"),
            "namespace Foreign; [FluentMigrator.Migration(1)] public sealed class M1 : FluentMigrator.ForwardOnlyMigration "
                + """{ public override void Up() => Create.Table("foreign").WithColumn("id").AsInt64(); }"""
        );
        File.WriteAllText(
            user.File("Foreign/Foreign.csproj"),
            Project("", "", """<PackageReference Include="FluentMigrator" Version="8.0.1" />""")
        );
    }

    private static string Package(string name, string version) =>
        $"""<PackageReference Include="Gromozeka.FluentMigrations.{name}" Version="{version}" />""";

    private static string Project(string sdk, string properties, string items) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk{sdk}">
              <PropertyGroup>{Properties}{properties}</PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """;
}

using System.Globalization;
using System.Text;
using Gromozeka.FluentMigrations.Generator;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>Assemblies of migrations that are compiled for the comparison: each makes a table of six columns and an index.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="isForTool">Whether they say that there is a log, as a program does for the tool.</param>
internal sealed class MigrationAssemblies(string folder, bool isForTool = false)
{
    public const string Usings = "using FluentMigrator;\n";
    private const string Registration = """
        using Gromozeka.FluentMigrations;
        using Gromozeka.FluentMigrations.Dialect;
        using Gromozeka.FluentMigrations.Sqlite;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        [assembly: MigrationRegistration(typeof(Registration))]
        public sealed class Registration : IMigrationRegistration
        {
            public string Section => "Migrations";
            public IDatabase CreateDatabase(IConfiguration configuration) =>
                new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = configuration["Migrations:ConnectionString"] });
            public MigrationOptions CreateOptions(IConfiguration configuration)
            {
                var options = new MigrationOptions { KeepLog = true };
                options.Assemblies.Add(typeof(Registration).Assembly);
                return options;
            }
            public void AddServices(IServiceCollection services, IConfiguration configuration) { }
        }

        """;
    private const string Rebuild = "Alter.Column(\"amount\").OnTable(\"x\").AsInt64().NotNullable().WithDefaultValue(0)";
    private const string InPlace = "Alter.Column(\"amount\").OnTable(\"x\").AsInt64().NotNullable()";
    private const string Alteration = """
        using FluentMigrator;
        [Migration(1, "Amount is known")]
        public sealed class NotNullAmount : Migration
        {
            public override void Up() => {0};
            public override void Down() => Alter.Column("amount").OnTable("x").AsInt64().Nullable();
        }
        """;

    private const string Tables = """
        [Migration(1, "Create the tables")]
        public sealed class CreateTables : Migration
        {
            public override void Up()
            {
                for (var table = 1; table <= {0}; table++)
                {
                    Create.Table($"t{table}")
                        .WithColumn("id").AsInt64().PrimaryKey().Identity()
                        .WithColumn("name").AsString()
                        .WithColumn("amount").AsInt64().WithDefaultValue(0);
                    Create.Index($"ix_t{table}_name").OnTable($"t{table}").OnColumn("name").Ascending();
                }
            }
            public override void Down() { }
        }
        [Migration(2, "Add a row")]
        public sealed class AddRow : Migration
        {
            public override void Up() => Insert.IntoTable("t1").Row(new { name = "row", amount = 1 });
            public override void Down() { }
        }
        """;

    private string Head => Usings + (isForTool ? Registration : "");

    /// <summary>What the version table says of a version.</summary>
    public static string Description(long version) => string.Create(CultureInfo.InvariantCulture, $"Create table t{version}");

    /// <summary>An assembly of so many migrations.</summary>
    /// <returns>Its path.</returns>
    public string Of(int count, bool isCompiled = true)
    {
        var path = Path.Combine(folder, $"Migrations{count}{(isCompiled ? "" : "Reflected")}.dll");
        if (File.Exists(path))
            return path;
        var source = Head + Source(count);
        if (isCompiled)
            SourceCompiler.Compile(path, source, new CatalogGenerator());
        else
            SourceCompiler.Compile(path, source);
        return path;
    }

    /// <summary>The source of so many migrations, without the namespaces that it uses.</summary>
    public static string Source(int count)
    {
        var source = new StringBuilder();
        for (var version = 1; version <= count; version++)
        {
            source.Append(
                CultureInfo.InvariantCulture,
                $$"""
                [Migration({{version}}, "{{Description(version)}}")]
                public sealed class Migration{{version:00000}} : Migration
                {
                    public override void Up()
                    {
                        Create.Table("t{{version}}")
                            .WithColumn("id").AsInt64().PrimaryKey().Identity()
                            .WithColumn("name").AsString()
                            .WithColumn("amount").AsInt64().WithDefaultValue(0)
                            .WithColumn("price").AsDouble().Nullable()
                            .WithColumn("note").AsString().Nullable()
                            .WithColumn("made_at").AsDateTime().WithDefault(SystemMethods.CurrentUTCDateTime);
                        Create.Index("ix_t{{version}}_name").OnTable("t{{version}}").OnColumn("name").Ascending();
                    }
                    public override void Down() => Delete.Table("t{{version}}");
                }

                """
            );
        }

        return source.ToString();
    }

    /// <summary>An assembly of so many migrations that insert one row each, but for the first, which makes the table.</summary>
    /// <returns>Its path.</returns>
    public string OfRows(int count)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"Rows{count}.dll"));
        if (File.Exists(path))
            return path;
        var source = new StringBuilder(Head);
        for (var version = 1; version <= count; version++)
        {
            var up =
                version == 1
                    ? "Create.Table(\"r\").WithColumn(\"id\").AsInt64().PrimaryKey().WithColumn(\"name\").AsString()"
                    : string.Create(CultureInfo.InvariantCulture, $"Insert.IntoTable(\"r\").Row(new {{ id = {version}, name = \"row\" }})");
            source.Append(
                CultureInfo.InvariantCulture,
                $$"""
                [Migration({{version}}, "{{Description(version)}}")]
                public sealed class Migration{{version:00000}} : Migration
                {
                    public override void Up() => {{up}};
                    public override void Down() { }
                }

                """
            );
        }

        SourceCompiler.Compile(path, source.ToString(), new CatalogGenerator());
        return path;
    }

    /// <summary>An assembly with a migration that makes so many tables, and one that adds a row to the first.</summary>
    /// <returns>Its path.</returns>
    public string OfTables(int count)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"Tables{count}.dll"));
        if (!File.Exists(path))
            SourceCompiler.Compile(
                path,
                Head + Tables.Replace("{0}", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
                new CatalogGenerator()
            );
        return path;
    }

    /// <summary>An assembly with one migration that alters several tables.</summary>
    public string OfSeveralTables()
    {
        var path = Path.Combine(folder, "SeveralTables.dll");
        SourceCompiler.Compile(path, SeveralTables.Migration, new CatalogGenerator());
        return path;
    }

    /// <summary>An assembly with one migration that rebuilds the table <c>x</c>, or has SQLite alter it in place.</summary>
    public string OfAlteration(bool isInPlace = false)
    {
        var path = Path.Combine(folder, isInPlace ? "InPlace.dll" : "Alteration.dll");
        SourceCompiler.Compile(
            path,
            Alteration.Replace("{0}", isInPlace ? InPlace : Rebuild, StringComparison.Ordinal),
            new CatalogGenerator()
        );
        return path;
    }
}

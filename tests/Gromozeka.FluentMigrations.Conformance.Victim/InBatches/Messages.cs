using FluentMigrator;

namespace Gromozeka.FluentMigrations.Conformance.Victim.InBatches;

/// <summary>A table with a composite key, whose column <c>worked</c> counts how often a row was worked on.</summary>
[Migration(1)]
public sealed class Messages : Migration
{
    /// <summary>How many rows it has.</summary>
    public const int Rows = 5000;

    /// <summary>What a manager needs to run the migrations of this namespace.</summary>
    public static MigrationOptions Options()
    {
        var options = new MigrationOptions
        {
            Namespace = typeof(Messages).Namespace,
            Backup = null,
            KeepLog = true,
        };
        options.Assemblies.Add(typeof(Messages).Assembly);
        return options;
    }

    public override void Up()
    {
        Create
            .Table("messages")
            .WithColumn("chat")
            .AsString(20)
            .PrimaryKey()
            .WithColumn("number")
            .AsInt64()
            .PrimaryKey()
            .WithColumn("text")
            .AsString(50)
            .WithColumn("worked")
            .AsInt64()
            .WithDefaultValue(0);
        Execute.Sql(
            $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) "
                + "INSERT INTO messages (chat, number, text) SELECT 'chat ' || (i * 7919 % 83), i, '  message ' || i FROM n"
        );
    }

    public override void Down() => Delete.Table("messages");
}

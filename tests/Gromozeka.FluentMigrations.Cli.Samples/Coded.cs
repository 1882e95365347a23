using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Coded;

[Migration(1, "Code")]
public sealed class Code : Migration
{
    public override void Up() =>
        Execute.WithConnection(
            (connection, transaction) =>
            {
                using var command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "CREATE TABLE coded (id INTEGER)";
                command.ExecuteNonQuery();
            }
        );

    public override void Down() => Delete.Table("coded");
}

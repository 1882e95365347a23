using System.Data;
using FluentMigrator;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Verified;

[Migration(1)]
public sealed class Step1(Script script) : Scripted(script, 1);

[Migration(2)]
[Verify("SELECT id FROM t1 WHERE id < 0; ", Because = "an identifier is negative")]
[Verify("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM t1) -- there must be one")]
[Verify("SELECT id FROM t1 WHERE id > 100", Direction = StepDirection.Down)]
public sealed class Step2(Script script) : Scripted(script, 2), IVerifiedMigration
{
    public void Verify(StepDirection direction, IDbConnection connection, IDbTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT count(*) FROM t1 WHERE id = 50";
        if ((long)command.ExecuteScalar()! > 0)
            throw new InvalidOperationException($"there is a fifty, going {direction}");
    }
}

[Migration(3, TransactionBehavior.None)]
[Verify("SELECT id FROM t1 WHERE id = 77")]
public sealed class Step3(Script script) : Scripted(script, 3);

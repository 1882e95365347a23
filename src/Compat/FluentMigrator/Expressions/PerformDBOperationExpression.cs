using System.Data;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Calls code with the connection and the transaction of the migration.</summary>
public class PerformDBOperationExpression : MigrationExpressionBase
{
    [RequiredOrError(nameof(ErrorMessages.OperationCannotBeNull))]
    public Action<IDbConnection, IDbTransaction> Operation { get; set; }

    public string Description { get; set; }

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);
}

using FluentMigrator.Infrastructure;

namespace FluentMigrator.Expressions;

/// <summary>Executes SQL that the migration contains.</summary>
public class ExecuteSqlStatementExpression : ExecuteSqlScriptExpressionBase
{
    [RequiredOrError(nameof(ErrorMessages.SqlStatementCannotBeNullOrEmpty))]
    public virtual string SqlStatement { get; set; }

    /// <summary>What is reported in place of the SQL; null reports the SQL itself.</summary>
    public virtual string Description { get; set; }

    public override void ExecuteWith(IMigrationProcessor processor) => Execute(processor, SqlStatement);

    public override string ToString() => $"{base.ToString()} {Description ?? SqlStatement}";
}

using FluentMigrator.Builders.Delete;
using FluentMigrator.Builders.Execute;
using FluentMigrator.Builders.Update;

namespace FluentMigrator;

/// <summary>A migration that describes both of its directions itself and may do anything in them.</summary>
public abstract class Migration : MigrationBase
{
    public IDeleteExpressionRoot Delete => new DeleteExpressionRoot(Context);

    public IExecuteExpressionRoot Execute => new ExecuteExpressionRoot(Context, GetType().Assembly);

    public IUpdateExpressionRoot Update => new UpdateExpressionRoot(Context);
}

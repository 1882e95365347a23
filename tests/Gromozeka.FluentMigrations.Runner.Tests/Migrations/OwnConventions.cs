using FluentMigrator.Expressions;
using FluentMigrator.Runner.Conventions;

namespace Gromozeka.FluentMigrations.Runner.Migrations.OwnConventions;

public class NamingSet : DefaultConventionSet
{
    public NamingSet() => IndexConventions.Insert(0, new NamingConvention());

    public class NamingConvention : IIndexConvention
    {
        public IIndexExpression Apply(IIndexExpression expression)
        {
            expression.Index.Name ??= "Index_of_" + expression.Index.TableName;
            return expression;
        }
    }
}

[Migration(1)]
public class CreateBooks : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("Books").WithColumn("Id").AsInt64();
        Create.Index().OnTable("Books").OnColumn("Id").Ascending();
    }
}

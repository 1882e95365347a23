using FluentMigrator.Runner.VersionTableInfo;

namespace FluentMigrator.Runner.Samples.Shop;

[VersionTableMetaData]
public class ShopVersionTable : IVersionTableMetaData
{
    public bool OwnsSchema => false;

    public string SchemaName => string.Empty;

    public string TableName => "shop_versions";

    public string ColumnName => "number";

    public string DescriptionColumnName => "label";

    public string UniqueIndexName => "uc_shop_versions";

    public string AppliedOnColumnName => "moment";

    public bool CreateWithPrimaryKey => false;
}

~HS
~HQES
^XA^HWR:*.GRF^XZ
! U1 getvar "odometer.total_label_count"
~JA
